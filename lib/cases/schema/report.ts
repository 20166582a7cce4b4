import { z } from 'zod';
import { caseKindSchema, regionSchema, severitySchema } from '@/lib/service-levels/schema';
import { REPORT_BY } from '../rules/report-rows';

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
  by: z.enum(REPORT_BY).catch('week'),
  key: z
    .string()
    .max(40)
    .regex(/^[\w-]*$/)
    .catch(''),
  target: z.enum(['respond', 'complete']).optional().catch(undefined),
  kept: z.enum(['met', 'missed', 'open']).optional().catch(undefined),
  cursor: z.coerce.number().int().positive().max(2_147_483_647).optional().catch(undefined),
});

export const reportPart = partOfBar.transform((part) =>
  part.by === 'week' && !isDay(part.key) ? { ...part, key: '' } : part,
);

export type ReportFilters = z.output<typeof reportFilters>;
export type ReportPart = z.output<typeof reportPart>;
