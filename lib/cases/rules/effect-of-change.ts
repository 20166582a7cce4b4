import type { z } from 'zod';
import type { contactCenterChange } from '../schema/contact-center-change';
import type { workChange } from '../schema/work-change';
import { type DirectoryPatch, type DirectoryState, deviceOf, withNames } from './directory';

type WorkItem = z.output<typeof workChange>;
type ContactCenterItem = z.output<typeof contactCenterChange>;

const COPIED = [
  'firstName',
  'lastName',
  'extension',
  'phoneNumber',
  'callerId',
  'site',
  'jobTitle',
  'license',
] as const satisfies readonly (keyof WorkItem)[];

/** What a completed 8x8 Work change writes to the user: only what the request names. */
export function changedWorkUser(user: DirectoryState, item: WorkItem): DirectoryPatch {
  const patch: DirectoryPatch = {};
  for (const field of COPIED) if (item[field] !== undefined) Object.assign(patch, { [field]: item[field] });
  if (item.newEmail !== undefined) patch.email = item.newEmail;
  if (item.deviceModel && item.deviceMac) patch.device = deviceOf(item.deviceModel, item.deviceMac);
  if (item.deviceModel === null) patch.device = null;
  const settings = { ...user.settings };
  if (item.callForwarding !== undefined) settings.callForwarding = item.callForwarding;
  if (item.addToRingGroups || item.removeFromRingGroups)
    settings.ringGroups = withNames(settings.ringGroups, item.addToRingGroups, item.removeFromRingGroups);
  if (item.addToCallQueues || item.removeFromCallQueues)
    settings.callQueues = withNames(settings.callQueues, item.addToCallQueues, item.removeFromCallQueues);
  return { ...patch, settings };
}

/** What a completed 8x8 Contact Center change writes. A priority for a queue the user is not in is left out. */
export function changedContactCenterUser(user: DirectoryState, item: ContactCenterItem): DirectoryPatch {
  const before = user.settings.contactCenter ?? {};
  const priorities = new Map((item.queuePriorities ?? []).map(({ queue, priority }) => [queue, priority]));
  const known = new Map((before.queues ?? []).map((queue) => [queue.name, queue]));
  const queues = withNames([...known.keys()], item.addToQueues, item.removeFromQueues).map((name) => {
    const priority = priorities.get(name);
    return { name, ...known.get(name), ...(priority === undefined ? {} : { priority }) };
  });
  const contactCenter = {
    ...before,
    queues,
    ...(item.skills && { skills: item.skills }),
    ...(item.group && { groups: [item.group] }),
    ...(item.role && { role: item.role }),
  };
  return { settings: { ...user.settings, contactCenter } };
}

/** The values that a change replaces, field by field, as they were when it was filed: the "from" of "from → to". */
export function valuesBefore(user: DirectoryState, item: Record<string, unknown>): Record<string, unknown> {
  const { settings } = user;
  const values: Record<string, unknown> = {
    firstName: user.firstName,
    lastName: user.lastName,
    newEmail: user.email,
    extension: user.extension,
    phoneNumber: user.phoneNumber,
    callerId: user.callerId,
    site: user.site,
    jobTitle: user.jobTitle,
    license: user.license,
    deviceModel: user.device,
    callForwarding: settings.callForwarding ?? null,
    skills: settings.contactCenter?.skills ?? [],
    group: settings.contactCenter?.groups?.join(', ') ?? null,
    role: settings.contactCenter?.role ?? null,
  };
  return Object.fromEntries(Object.entries(values).filter(([field]) => item[field] !== undefined));
}
