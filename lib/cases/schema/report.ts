import { z } from 'zod';
import { caseKindSchema, regionSchema, severitySchema } from '@/lib/service-levels/schema';
import { UPGRADE_ENDS } from '@/lib/upgrades/rules/report-states';
import { BACKLOG_AGES, REPORT_BY, REPORT_CHARTS } from '../rules/report-rows';

/** How far a report looks back, weeks. */
export const REPORT_SPANS = [4, 8, 13, 26] as const;

const span = z.coerce.number().refine((weeks) => REPORT_SPANS.some((known) => known === weeks));

/** What a report is about. Values come from an address; one that can't be read counts as absent. */
export const reportFilters = z.object({
  weeks: span.catch(8).default(8),
  kind: caseKindSchema.optional().catch(undefined),
  severity: severitySchema.optional().catch(undefined),
  region: regionSchema.optional().catch(undefined),
});

const isDay = (key: string): boolean => z.iso.date().safeParse(key).success;

/** One part of a bar: the cases behind it. A week is named by its first day; what is no day names none. */
const partOfBar = z.object({
  ...reportFilters.shape,
  by: z.enum([...REPORT_BY, 'age']).catch('week'),
  key: z
    .string()
    .max(40)
    .regex(/^[\w-]*$/)
    .catch(''),
  target: z.enum(['respond', 'complete']).optional().catch(undefined),
  kept: z.enum(['met', 'missed', 'open']).optional().catch(undefined),
  cursor: z.coerce.number().int().positive().max(2_147_483_647).optional().catch(undefined),
});

/** An age is named by its place in the backlog, from 0. */
const isAge = (key: string): boolean => BACKLOG_AGES.some((_, index) => key === String(index));

export const reportPart = partOfBar.transform((part) => {
  const isNamed = part.by === 'week' ? isDay(part.key) : part.by !== 'age' || isAge(part.key);
  return isNamed ? part : { ...part, key: '' };
});

export const reportChart = z.object({
  ...reportFilters.shape,
  by: z.enum(REPORT_CHARTS).catch('week').default('week'),
});

/** The upgrades of one state that start in a week, which is named by its first day. */
export const upgradePart = z.object({
  ...reportFilters.shape,
  week: z.string().refine(isDay).catch(''),
  state: z.enum(UPGRADE_ENDS).catch('completed'),
});

export type ReportFilters = z.output<typeof reportFilters>;
export type ReportPart = z.output<typeof reportPart>;
export type ReportChartAsked = z.output<typeof reportChart>;
export type UpgradePart = z.output<typeof upgradePart>;
