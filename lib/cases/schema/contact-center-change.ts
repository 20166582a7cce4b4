import { z } from 'zod';
import { contactCenterRole, skills } from './contact-center-new-user';
import { crossField } from './cross-field';
import { localDate, names, text } from './fields';
import { subjectUser, subjectUserGiven } from './subject-user';

const priority = z
  .int('A priority is 1 to 10.')
  .min(1, 'A priority is 1 to 10.')
  .max(10, 'A priority is 1 to 10.');

const fields = z.strictObject({
  ...subjectUser,
  /** Replaces the skills the user has. */
  skills: skills().optional(),
  addToQueues: names().optional(),
  removeFromQueues: names().optional(),
  queuePriorities: z
    .array(z.strictObject({ queue: text(80, 'Name the queue.'), priority }))
    .max(50, 'At most 50.')
    .refine((list) => new Set(list.map(({ queue }) => queue)).size === list.length, 'Name each queue once.')
    .optional(),
  group: text(80).optional(),
  role: contactCenterRole().optional(),
  effectiveOn: localDate().optional(),
});

/** The fields that are changes, as against who and when. */
export const CONTACT_CENTER_CHANGES = [
  'skills',
  'addToQueues',
  'removeFromQueues',
  'queuePriorities',
  'group',
  'role',
] as const satisfies readonly (keyof z.output<typeof fields>)[];

export const contactCenterChange = crossField(fields, [
  subjectUserGiven,
  {
    at: 'userId',
    reads: CONTACT_CENTER_CHANGES,
    message: 'Say what changes: at least one field.',
    holds: (item) =>
      CONTACT_CENTER_CHANGES.some((field) => {
        const value = item[field];
        return Array.isArray(value) && field !== 'skills' ? value.length > 0 : value !== undefined;
      }),
  },
  {
    at: 'removeFromQueues',
    reads: ['addToQueues', 'removeFromQueues'],
    message: 'A queue can’t be added and removed at once.',
    holds: ({ addToQueues = [], removeFromQueues = [] }) =>
      !addToQueues.some((queue) => removeFromQueues.includes(queue)),
  },
  {
    at: 'queuePriorities',
    reads: ['removeFromQueues', 'queuePriorities'],
    message: 'A queue the user is removed from has no priority.',
    holds: ({ removeFromQueues = [], queuePriorities = [] }) =>
      !queuePriorities.some(({ queue }) => removeFromQueues.includes(queue)),
  },
]);
