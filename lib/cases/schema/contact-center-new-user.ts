import { z } from 'zod';
import { crossField } from './cross-field';
import { email, localDate, names, text, userReference } from './fields';

export const CONTACT_CENTER_ROLES = ['AGENT', 'SUPERVISOR', 'ADMIN'] as const;
export const CHANNELS = ['PHONE', 'CHAT', 'EMAIL'] as const;

export const skills = () =>
  z
    .array(
      z.strictObject({
        name: text(80, 'Name the skill.'),
        level: z.int('A level is 1 to 10.').min(1, 'A level is 1 to 10.').max(10, 'A level is 1 to 10.'),
      }),
    )
    .max(50, 'At most 50.')
    .refine(
      (list) => new Set(list.map(({ name }) => name.toLowerCase())).size === list.length,
      'Name each skill once.',
    );

export const contactCenterRole = () => z.enum(CONTACT_CENTER_ROLES, 'Choose a role.');

export const contactCenterNewUser = crossField(
  z.strictObject({
    firstName: text(60, 'Enter the first name.'),
    lastName: text(60, 'Enter the last name.'),
    email: email('Enter the work email address.'),
    role: contactCenterRole().default('AGENT'),
    queues: names().default([]),
    skills: skills().default([]),
    groups: names().default([]),
    channels: z
      .array(z.enum(CHANNELS, 'Choose phone, chat or email.'))
      .max(CHANNELS.length, 'Name each channel once.')
      .refine((list) => new Set(list).size === list.length, 'Name each channel once.')
      .default(['PHONE']),
    tenant: text(80).optional(),
    startDate: localDate().optional(),
    sameSetUpAs: userReference().optional(),
  }),
  [
    {
      at: 'channels',
      reads: ['role', 'channels'],
      message: 'An agent needs at least one channel.',
      holds: ({ role, channels }) => role !== 'AGENT' || channels.length > 0,
    },
  ],
);
