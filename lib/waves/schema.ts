import { z } from 'zod';
import {
  accountNumber,
  line,
  productSchema,
  regionSchema,
  searchText,
  serviceLevelSchema,
} from '@/lib/accounts/schema';
import { DEFAULT_DURATION_MINUTES, DEFAULT_LEAD_MINUTES } from '@/lib/upgrades/rules/window';
import { instant, minutes, phaseSchema } from '@/lib/upgrades/schema';
import { FREEZE_SCOPES } from './types';

export const MOST_ACCOUNTS = 5_000;
const DEFAULT_NOTICE_HOURS = 24;
const LAST_DAY = '2099-12-31';

export const day = z.iso
  .date('Enter a day.')
  .refine((text) => text >= '2000-01-01' && text <= LAST_DAY, 'The day is too far away.');
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time, for instance 22:00.');
const whole = (least: number, most: number, what: string) => {
  const says = `Enter ${what}, ${least} to ${most.toLocaleString('en-US')}.`;
  return z.int(says).min(least, says).max(most, says);
};

const name = line(80, 'Name the wave.');
const capacityPerHour = whole(1, 1_000, 'how many accounts an hour');
const minimumNoticeHours = whole(0, 2_160, 'whole hours');
const lead = minutes(0, 240);
const duration = minutes(1, 480);
const haveLength = ({ opensAt, closesAt }: { opensAt?: string; closesAt?: string }) =>
  opensAt === undefined || opensAt !== closesAt;
const sameHours = { path: ['closesAt'], error: 'The hours must not end when they begin.' };

export const createWaveInput = z
  .strictObject({
    name,
    region: regionSchema,
    day,
    /** Wall clock of the region; at or before the opening means the next day. */
    opensAt: time,
    closesAt: time,
    capacityPerHour,
    lockoutLeadMinutes: lead.default(DEFAULT_LEAD_MINUTES),
    durationMinutes: duration.default(DEFAULT_DURATION_MINUTES),
    minimumNoticeHours: minimumNoticeHours.default(DEFAULT_NOTICE_HOURS),
  })
  .refine(haveLength, sameHours);

export const changeWaveBody = z.strictObject({
  name: name.optional(),
  /** Only while no account has a date in it; otherwise the wave is moved. */
  day: day.optional(),
  opensAt: time.optional(),
  closesAt: time.optional(),
  capacityPerHour: capacityPerHour.optional(),
  lockoutLeadMinutes: lead.optional(),
  durationMinutes: duration.optional(),
  minimumNoticeHours: minimumNoticeHours.optional(),
});

const waveId = z.uuid();
export const changeWaveInput = changeWaveBody.extend({ id: waveId });

const filter = z.strictObject({
  region: regionSchema.optional(),
  phase: phaseSchema.optional(),
  serviceLevel: serviceLevelSchema.optional(),
  product: productSchema.optional(),
  q: searchText.optional(),
  limit: whole(1, MOST_ACCOUNTS, 'how many').default(MOST_ACCOUNTS),
});

const listed = z.strictObject({ account: accountNumber, startsAt: instant.optional() });

/** Which accounts: a filter, a CSV with a column "account" and perhaps "starts_at", or a list. */
const source = z.strictObject({
  filter: filter.optional(),
  csv: z.string().max(1_000_000, 'The file is too large.').optional(),
  accounts: z.array(listed).min(1).max(MOST_ACCOUNTS).optional(),
});
const hasOneSource = ({ filter, csv, accounts }: z.output<typeof source>) =>
  [filter, csv, accounts].filter((given) => given !== undefined).length === 1;
const oneSource = { error: 'Give one of filter, csv and accounts.' };

export const planBody = source.refine(hasOneSource, oneSource);
/** The fingerprint of a dry run: then exactly what it showed is carried out, or nothing. */
const fingerprint = z.string().max(64).optional();
export const applyBody = source.extend({ fingerprint }).refine(hasOneSource, oneSource);
export const applyPlanInput = source.extend({ fingerprint, id: waveId }).refine(hasOneSource, oneSource);
export type PlanSource = z.output<typeof source>;

export const moveWaveBody = z.strictObject({
  day,
  reason: line(500, 'Say why the wave moves.'),
  fingerprint,
});
export const moveWaveInput = moveWaveBody.extend({ id: waveId });
export const runLine = z.strictObject({ runId: z.uuid(), position: z.int() });
export const refusedLine = runLine.extend({ code: z.string(), message: z.string() });
export const runReference = z.strictObject({ runId: z.uuid() });

const reason = line(200, 'Say why nobody is upgraded then.');

export const addFreezeInput = z
  .strictObject({
    scope: z.enum(FREEZE_SCOPES),
    region: regionSchema.nullish(),
    accountNumber: accountNumber.nullish(),
    firstDay: day,
    lastDay: day,
    reason,
  })
  .refine(({ firstDay, lastDay }) => firstDay <= lastDay, {
    path: ['lastDay'],
    error: 'The last day is before the first.',
  })
  .refine(({ scope, region }) => (scope === 'REGION') === (region != null), {
    path: ['region'],
    error: 'Name a region for a region’s freeze, and only then.',
  })
  .refine(({ scope, accountNumber: number }) => (scope === 'ACCOUNT') === (number != null), {
    path: ['accountNumber'],
    error: 'Name an account for an account’s freeze, and only then.',
  });

export const freezeReference = z.strictObject({ id: z.uuid() });
