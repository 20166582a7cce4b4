import type { z } from 'zod';
import type { contactCenterNewUser } from '../schema/contact-center-new-user';
import type { workNewUser } from '../schema/work-new-user';
import { type DirectoryState, deviceOf } from './directory';

type WorkItem = z.output<typeof workNewUser>;
type ContactCenterItem = z.output<typeof contactCenterNewUser>;
/** The user whose set-up is copied where the request says nothing; null when nobody was named or they are gone. */
type Model = DirectoryState | null;

/** The directory user that a completed 8x8 Work set-up creates. A number is only known when it was brought along. */
export function newWorkUser(item: WorkItem, model: Model, extension: string | null): DirectoryState {
  const { deviceModel, deviceMac } = item;
  const { ringGroups = [], callQueues = [] } = model?.settings ?? {};
  return {
    firstName: item.firstName,
    lastName: item.lastName,
    email: item.email,
    username: item.username ?? item.email,
    jobTitle: item.jobTitle ?? null,
    extension,
    phoneNumber: item.portInNumber ?? null,
    callerId: model?.callerId ?? null,
    site: item.site ?? model?.site ?? null,
    license: item.license,
    costCenter: item.costCenter ?? model?.costCenter ?? null,
    device: deviceModel && deviceMac ? deviceOf(deviceModel, deviceMac) : null,
    products: ['WORK'],
    status: 'ACTIVE',
    settings: { ringGroups: item.ringGroups.length > 0 ? item.ringGroups : ringGroups, callQueues },
  };
}

/** The directory user that a completed 8x8 Contact Center set-up creates. */
export function newContactCenterUser(item: ContactCenterItem, model: Model): DirectoryState {
  const copied = model?.settings.contactCenter ?? {};
  return {
    firstName: item.firstName,
    lastName: item.lastName,
    email: item.email,
    username: item.email,
    jobTitle: null,
    extension: null,
    phoneNumber: null,
    callerId: null,
    site: model?.site ?? null,
    license: null,
    costCenter: model?.costCenter ?? null,
    device: null,
    products: ['CONTACT_CENTER'],
    status: 'ACTIVE',
    settings: {
      contactCenter: {
        role: item.role,
        queues: item.queues.length > 0 ? item.queues.map((name) => ({ name })) : (copied.queues ?? []),
        skills: item.skills.length > 0 ? item.skills : (copied.skills ?? []),
        groups: item.groups.length > 0 ? item.groups : (copied.groups ?? []),
        channels: item.channels,
        tenant: item.tenant ?? copied.tenant ?? null,
      },
    },
  };
}
