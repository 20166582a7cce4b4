import { z } from 'zod';

/** UTC, ISO 8601, milliseconds. */
export const instant = z.iso.datetime({ precision: 3 }).meta({
  id: 'Instant',
  description: 'UTC, ISO 8601, to the millisecond.',
  examples: ['2027-03-02T18:00:00.000Z'],
});

export const accountNumber = z.int().min(1).max(2_147_483_647).describe('The account’s number.');

const base = {
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string().describe('Stable, for programs.'),
};

export const problem = z.strictObject(base).meta({ id: 'Problem', description: 'RFC 9457.' });

export const invalidProblem = z
  .strictObject({ ...base, errors: z.array(z.strictObject({ path: z.string(), message: z.string() })) })
  .meta({ id: 'InvalidProblem', description: 'RFC 9457, with the fields that are not valid.' });

export const lockedProblem = z
  .strictObject({ ...base, lockout: z.strictObject({ startsAt: instant, expectedEndAt: instant }) })
  .meta({ id: 'LockedProblem', description: 'RFC 9457, with the lockout window.' });
