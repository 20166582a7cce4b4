import { z } from 'zod';
import { caseKindSchema, regionSchema, severitySchema } from '@/lib/service-levels/schema';
import { CASE_STATUSES } from '../types';
import { assigneeReference } from './changes';

const LARGEST_INT4 = 2_147_483_647;
const wholeNumber = (max: number) =>
  z.coerce.number('Enter a number.').int('Enter a whole number.').min(1).max(max);

/** What narrows a list of cases. Values come from an address, so numbers arrive as text. */
export const caseFilters = z.strictObject({
  account: wholeNumber(LARGEST_INT4).optional(),
  kind: caseKindSchema.optional(),
  severity: severitySchema.optional(),
  status: z.enum(CASE_STATUSES).optional(),
  /** `me`, `none`, or a member of staff by id or email. */
  assignee: z.union([z.literal('none'), assigneeReference]).optional(),
  region: regionSchema.optional(),
  target: z.enum(['overdue', 'at_risk']).optional(),
  q: z
    .string()
    .trim()
    .max(100, 'At most 100 characters.')
    .refine((value) => !/[\p{Cc}\p{Cs}]/u.test(value), 'Remove control characters.')
    .optional(),
});

export const caseSort = z.enum(['next_deadline', '-created']);

/** The whole query of `GET /cases`. */
export const listCasesQuery = caseFilters.extend({
  sort: caseSort.default('next_deadline'),
  limit: wholeNumber(100).default(50),
  cursor: z.string().max(400).optional(),
});

export type CaseFilters = z.output<typeof caseFilters>;
export type CaseSort = z.output<typeof caseSort>;
export type ListCasesQuery = z.output<typeof listCasesQuery>;
