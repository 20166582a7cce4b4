import { z } from 'zod';
import {
  regionSchema,
  responseTarget,
  serviceLevelSchema,
  severitySchema,
} from '@/lib/service-levels/schema';
import { CLOCKS } from '@/lib/service-levels/types';

const MOST_HOURS = 24 * 60;
const MOST_CHARACTERS = 80;
const LAST_INSTANT = Date.UTC(2100, 0, 1);
const LARGEST_VERSION = 2_147_483_647;

/** The promises of a policy: what may change from one version to the next. */
export const promisesSchema = z.strictObject({
  respond: z.record(severitySchema, z.record(serviceLevelSchema, responseTarget)),
  completeHours: z
    .int('Give whole hours.')
    .min(1, 'At least 1 hour.')
    .max(MOST_HOURS, `At most ${MOST_HOURS} hours.`),
  completeClock: z.enum(CLOCKS),
});

export const adoptPolicyInput = z.strictObject({
  ...promisesSchema.shape,
  effectiveFrom: z.iso
    .datetime({ offset: true, error: 'Choose a day and a time.' })
    .transform((text) => new Date(text))
    .refine((at) => at.getTime() < LAST_INSTANT, 'The date is too far away.'),
});
export const policyReference = z.strictObject({ version: z.int().positive().max(LARGEST_VERSION) });

const localDate = z.iso.date({ error: 'Choose a day.' });

export const closedDayReference = z.strictObject({ region: regionSchema, date: localDate });
export const setClosedDayInput = z.strictObject({
  ...closedDayReference.shape,
  state: z.enum(['CLOSED', 'OPEN']),
  name: z
    .string()
    .trim()
    .min(1, 'Say why, in a few words: people read it beside their deadline.')
    .max(MOST_CHARACTERS, `At most ${MOST_CHARACTERS} characters.`),
});
