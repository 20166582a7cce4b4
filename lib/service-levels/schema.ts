import { z } from 'zod';
import { CASE_KINDS, CLOCKS, REGIONS, SERVICE_LEVELS, SEVERITIES } from './types';

const FIRST_INSTANT = Date.UTC(2000, 0, 1);
const END_INSTANT = Date.UTC(2199, 11, 1);

export const caseKindSchema = z.enum(CASE_KINDS);
export const severitySchema = z.enum(SEVERITIES);
export const serviceLevelSchema = z.enum(SERVICE_LEVELS);
export const regionSchema = z.enum(REGIONS);

const utcInstant = z.iso.datetime({ precision: 3 });
const localDate = z.iso.date();
const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Any ISO 8601 instant with a zone, within the years the calendars cover. */
const receivedAt = z.iso.datetime({ offset: true }).refine(
  (text) => {
    const instant = Date.parse(text);
    return instant >= FIRST_INSTANT && instant < END_INSTANT;
  },
  { message: 'Must be between 2000 and November 2199' },
);

export const previewItem = z.strictObject({
  kind: caseKindSchema,
  severity: severitySchema,
  serviceLevel: serviceLevelSchema,
  region: regionSchema,
  receivedAt: receivedAt.optional(),
});

export const previewInput = z.strictObject({ items: z.array(previewItem).min(1).max(500) });

export const previewOutput = z.strictObject({
  data: z.array(
    z.strictObject({ receivedAt: utcInstant, respondBy: utcInstant, completeBy: utcInstant.nullable() }),
  ),
});

/** Query of GET /service-levels; without a year, the year it is now. */
export const serviceLevelsQuery = z.strictObject({
  year: z.coerce.number().int().min(2000).max(2199).optional(),
});

const MOST_MINUTES = 60 * 24 * 60;
const MOST_DAYS = 60;
const WHOLE = 'Give a whole number above 0.';
const amount = z.int(WHOLE).positive(WHOLE);

export const responseTarget = z.discriminatedUnion('unit', [
  z.strictObject({ unit: z.enum(CLOCKS), minutes: amount.max(MOST_MINUTES, 'At most 60 days.') }),
  z.strictObject({
    unit: z.literal('BUSINESS_DAYS'),
    days: amount.max(MOST_DAYS, `At most ${MOST_DAYS} days.`),
  }),
]);

const holiday = z.strictObject({
  date: localDate,
  name: z.string(),
  observed: z.boolean(),
  source: z.enum(['HOLIDAY', 'EXCEPTION']),
});

const regionOutput = z.strictObject({
  region: regionSchema,
  name: z.string(),
  hours: z.strictObject({
    timeZone: z.string(),
    days: z.array(z.enum(['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'])),
    opensAt: wallTime,
    closesAt: wallTime,
  }),
  openNow: z.boolean(),
  /** When the desk opens, if it is closed now; when it closes, if it is open. */
  changesAt: utcInstant,
  nextOpening: utcInstant,
  phones: z.array(z.strictObject({ label: z.string(), number: z.string() })),
  holidays: z.array(holiday),
});

export const serviceLevelsOutput = z.strictObject({
  policyVersion: z.int().positive(),
  asOf: utcInstant,
  year: z.int(),
  userAdministration: z.strictObject({ completeWithinHours: z.number().positive(), clock: z.enum(CLOCKS) }),
  targets: z.array(
    z.strictObject({
      severity: severitySchema,
      title: z.string(),
      meaning: z.string(),
      respond: z.record(serviceLevelSchema, z.strictObject({ words: z.string(), target: responseTarget })),
    }),
  ),
  regions: z.array(regionOutput),
});

export type PreviewInput = z.infer<typeof previewInput>;
export type PreviewOutput = z.infer<typeof previewOutput>;
export type ServiceLevelsOutput = z.infer<typeof serviceLevelsOutput>;
