import { z } from 'zod';
import { severitySchema } from '@/lib/service-levels/schema';
import { problemOf } from './rules';
import { MACRO_STATUSES } from './types';

const CONTROL = /[^\P{Cc}\n\r\t]/u;
const said = (max: number, required: string) =>
  z
    .string()
    .trim()
    .min(1, required)
    .max(max, `At most ${max} characters.`)
    .refine((value) => !CONTROL.test(value), 'Remove control characters.');

export const macroReference = z.strictObject({ id: z.uuid() });

/** A new macro, or with `id` what an existing one becomes; it stays in the collection it is in. */
export const saveMacroInput = z.strictObject({
  id: z.uuid().optional(),
  isShared: z.boolean().default(false),
  name: said(60, 'Give it a name.'),
  shortcut: z
    .string()
    .regex(/^[a-z0-9-]{1,20}$/, 'Use up to 20 small letters, digits and hyphens.')
    .nullable()
    .default(null),
  body: said(5_000, 'Write its text.').superRefine((body, context) => {
    const problem = problemOf(body);
    if (problem) context.addIssue({ code: 'custom', message: problem });
  }),
  status: z.enum(MACRO_STATUSES).nullable().default(null),
  severity: severitySchema.nullable().default(null),
  assignToMe: z.boolean().default(false),
});
