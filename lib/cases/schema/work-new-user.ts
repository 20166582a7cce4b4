import { z } from 'zod';
import { crossField, neededWhen } from './cross-field';
import {
  email,
  extension,
  license,
  localDate,
  macAddress,
  names,
  phoneNumber,
  text,
  userReference,
} from './fields';

export const NEW_NUMBER = ['NONE', 'NEW_LOCAL', 'NEW_TOLL_FREE', 'PORT_IN'] as const;

const fields = z.strictObject({
  firstName: text(60, 'Enter the first name.'),
  lastName: text(60, 'Enter the last name.'),
  email: email('Enter the work email address.'),
  license: license(),
  /** The email address unless told. */
  username: text(80).optional(),
  site: text(80).optional(),
  jobTitle: text(80).optional(),
  costCenter: text(40).optional(),
  /** A wish: the specialists take the next free one when it is in use. */
  extension: extension().optional(),
  number: z.enum(NEW_NUMBER, 'Choose a kind of number.').default('NONE'),
  portInNumber: phoneNumber().optional(),
  deviceModel: text(60).optional(),
  deviceMac: macAddress().optional(),
  ringGroups: names().default([]),
  startDate: localDate().optional(),
  sameSetUpAs: userReference().optional(),
});

type Fields = z.output<typeof fields>;

export const workNewUser = crossField(fields, [
  ...neededWhen<Fields>('portInNumber', 'number', 'PORT_IN', 'Enter the number to bring along.'),
  {
    at: 'deviceMac',
    reads: ['deviceModel', 'deviceMac'],
    message: 'Enter the MAC address of the desk phone.',
    holds: ({ deviceModel, deviceMac }) => deviceModel === undefined || deviceMac !== undefined,
  },
  {
    at: 'deviceModel',
    reads: ['deviceModel', 'deviceMac'],
    message: 'Enter the model of the desk phone.',
    holds: ({ deviceModel, deviceMac }) => deviceMac === undefined || deviceModel !== undefined,
  },
]);
