import { z } from 'zod';
import { crossField } from './cross-field';
import { email, extension, license, localDate, macAddress, names, phoneNumber, text } from './fields';
import { subjectUser, subjectUserGiven } from './subject-user';

const fields = z.strictObject({
  ...subjectUser,
  firstName: text(60).optional(),
  lastName: text(60).optional(),
  newEmail: email().optional(),
  extension: extension().optional(),
  /** The direct number; null takes it away. */
  phoneNumber: phoneNumber().nullable().optional(),
  callerId: text(40).nullable().optional(),
  site: text(80).optional(),
  jobTitle: text(80).optional(),
  license: license().optional(),
  /** The desk phone to use instead; null takes it away. */
  deviceModel: text(60).nullable().optional(),
  deviceMac: macAddress().optional(),
  /** Where calls are forwarded to; null switches forwarding off. */
  callForwarding: phoneNumber().nullable().optional(),
  addToRingGroups: names().optional(),
  removeFromRingGroups: names().optional(),
  addToCallQueues: names().optional(),
  removeFromCallQueues: names().optional(),
  effectiveOn: localDate().optional(),
});

/** The fields that are changes, as against who and when. */
export const WORK_CHANGES = [
  'firstName',
  'lastName',
  'newEmail',
  'extension',
  'phoneNumber',
  'callerId',
  'site',
  'jobTitle',
  'license',
  'deviceModel',
  'callForwarding',
  'addToRingGroups',
  'removeFromRingGroups',
  'addToCallQueues',
  'removeFromCallQueues',
] as const satisfies readonly (keyof z.output<typeof fields>)[];

const disjoint = (some: readonly string[] = [], others: readonly string[] = []) =>
  !some.some((name) => others.includes(name));

export const workChange = crossField(fields, [
  subjectUserGiven,
  {
    at: 'userId',
    reads: WORK_CHANGES,
    message: 'Say what changes: at least one field.',
    holds: (item) =>
      WORK_CHANGES.some((field) => {
        const value = item[field];
        return Array.isArray(value) ? value.length > 0 : value !== undefined;
      }),
  },
  {
    at: 'deviceMac',
    reads: ['deviceModel', 'deviceMac'],
    message: 'Enter the MAC address of the desk phone.',
    holds: ({ deviceModel, deviceMac }) => deviceModel == null || deviceMac !== undefined,
  },
  {
    at: 'deviceModel',
    reads: ['deviceModel', 'deviceMac'],
    message: 'Enter the model of the desk phone.',
    holds: ({ deviceModel, deviceMac }) => deviceMac === undefined || deviceModel != null,
  },
  {
    at: 'removeFromRingGroups',
    reads: ['addToRingGroups', 'removeFromRingGroups'],
    message: 'A ring group can’t be added and removed at once.',
    holds: (item) => disjoint(item.addToRingGroups, item.removeFromRingGroups),
  },
  {
    at: 'removeFromCallQueues',
    reads: ['addToCallQueues', 'removeFromCallQueues'],
    message: 'A call queue can’t be added and removed at once.',
    holds: (item) => disjoint(item.addToCallQueues, item.removeFromCallQueues),
  },
]);
