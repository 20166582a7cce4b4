import { z } from 'zod';
import { neededWhen } from './cross-field';
import { localDate, userReference } from './fields';
import { subjectUser, subjectUserGiven } from './subject-user';

export const OFF_BOARD_ACTIONS = ['DEACTIVATE', 'DELETE'] as const;
export const NUMBER_DECISIONS = ['RELEASE', 'REASSIGN', 'KEEP'] as const;
export const VOICEMAIL_DECISIONS = ['FORWARD', 'DOWNLOAD', 'DELETE'] as const;
export const LICENSE_DECISIONS = ['RETURN', 'KEEP'] as const;
export const DEVICE_DECISIONS = ['RELEASE', 'REASSIGN', 'KEEP'] as const;

/** What both products ask when somebody leaves. The four decisions have no default: somebody has to take them. */
export const offBoardShape = {
  ...subjectUser,
  action: z.enum(OFF_BOARD_ACTIONS, 'Choose: deactivate or delete.').default('DEACTIVATE'),
  effectiveOn: localDate().optional(),
  number: z.enum(NUMBER_DECISIONS, 'Decide what happens to the number.'),
  numberReassignTo: userReference('Choose who gets the number.').optional(),
  voicemail: z.enum(VOICEMAIL_DECISIONS, 'Decide what happens to the voicemail.'),
  voicemailForwardTo: userReference('Choose who gets the voicemail.').optional(),
  license: z.enum(LICENSE_DECISIONS, 'Decide what happens to the license.'),
  device: z.enum(DEVICE_DECISIONS, 'Decide what happens to the desk phone.'),
  deviceReassignTo: userReference('Choose who gets the desk phone.').optional(),
};

const offBoardFields = z.strictObject(offBoardShape);
type Fields = z.output<typeof offBoardFields>;

const settledWhenDeleted = (at: 'number' | 'license' | 'device', message: string) => ({
  at,
  reads: ['action', at] as const,
  message,
  holds: (item: Fields) => item.action !== 'DELETE' || item[at] !== 'KEEP',
});

export const offBoardRules = [
  subjectUserGiven,
  ...neededWhen<Fields>('numberReassignTo', 'number', 'REASSIGN', 'Choose who gets the number.'),
  ...neededWhen<Fields>('voicemailForwardTo', 'voicemail', 'FORWARD', 'Choose who gets the voicemail.'),
  ...neededWhen<Fields>('deviceReassignTo', 'device', 'REASSIGN', 'Choose who gets the desk phone.'),
  settledWhenDeleted('number', 'A deleted user can’t keep a number: release or reassign it.'),
  settledWhenDeleted('license', 'A deleted user can’t keep a license: return it to the pool.'),
  settledWhenDeleted('device', 'A deleted user can’t keep a desk phone: release or reassign it.'),
];
