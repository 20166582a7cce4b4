import { z } from 'zod';
import { accountNumber, line } from '@/lib/accounts/schema';
import { DEFAULT_DURATION_MINUTES, DEFAULT_LEAD_MINUTES } from './rules/window';
import { PHASES } from './types';

export const phaseSchema = z.enum(PHASES);

const LAST_INSTANT = Date.UTC(2100, 0, 1);

/** An instant with its zone: "2026-12-01T22:00:00.000Z" or with an offset. */
export const instant = z.iso
  .datetime({ offset: true, error: 'Enter a date and time with its zone.' })
  .transform((text) => new Date(text))
  .refine((at) => at.getTime() < LAST_INSTANT, 'The date is too far away.');

export const minutes = (least: number, most: number) =>
  z
    .int(`Enter whole minutes, ${least} to ${most}.`)
    .min(least, `Enter whole minutes, ${least} to ${most}.`)
    .max(most, `Enter whole minutes, ${least} to ${most}.`);

/** What the API's PUT takes; the account is in the address. */
export const scheduleBody = z.strictObject({
  upgradeStartsAt: instant,
  lockoutLeadMinutes: minutes(0, 1440).default(DEFAULT_LEAD_MINUTES),
  durationMinutes: minutes(1, 1440).default(DEFAULT_DURATION_MINUTES),
  wave: line(80, 'Name the wave or leave it out.').nullish(),
  /** Required to move an account that is scheduled already. */
  reason: line(500, 'Say why the date moves.').nullish(),
});

export const failBody = z.strictObject({ reason: line(500, 'Say why the upgrade failed.') });

export const accountReference = z.strictObject({ accountNumber });
export const scheduleUpgradeInput = scheduleBody.extend({ accountNumber });
export const failUpgradeInput = failBody.extend({ accountNumber });
export const endPortalSessionsInput = z.strictObject({});

const MOST_AT_ONCE = 200;

/** One report for many accounts, each against the version the person saw. */
export const reportUpgradesInput = z
  .strictObject({
    verb: z.enum(['start', 'complete', 'fail', 'withdraw']),
    reason: failBody.shape.reason.optional(),
    accounts: z
      .array(z.strictObject({ accountNumber, version: z.int().min(0) }))
      .min(1, 'Tick at least one account.')
      .max(MOST_AT_ONCE, `At most ${MOST_AT_ONCE} accounts at once.`),
  })
  .refine(({ verb, reason }) => verb !== 'fail' || reason !== undefined, {
    path: ['reason'],
    message: 'Say why the upgrade failed.',
  });
export const announceInstantsInput = z.strictObject({});

const HOURS = 'Enter a distance from one hour to 365 days.';
const hoursBefore = z.int(HOURS).min(1, HOURS).max(8_760, HOURS);
const extraSentence = z.string().trim().max(500, 'At most 500 characters.').nullish();

export const rungReference = z.strictObject({ step: z.string().min(1).max(40) });
export const addRungInput = z.strictObject({ hours: hoursBefore, extraSentence });
export const changeNoticeRuleInput = rungReference.extend({
  hours: hoursBefore.nullish(),
  enabled: z.boolean(),
  extraSentence,
});
