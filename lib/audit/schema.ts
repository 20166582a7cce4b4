import { z } from 'zod';
import { ACTIONS, type Action } from './rules/words';

const line = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u)
  .transform((text) => text || undefined);

const isAction = (text: string): text is Action => (ACTIONS as readonly string[]).includes(text);

/** What the record is asked for; what makes no sense is left out. Days are the reader's own, both included. */
export const auditQuery = z.object({
  /** An address, or `cutover` for the product itself. */
  actor: line
    .transform((text) => text?.toLowerCase())
    .optional()
    .catch(undefined),
  action: z.string().refine(isAction).optional().catch(undefined),
  account: z.coerce.number().int().min(1).max(2_147_483_647).optional().catch(undefined),
  /** `case 20001`, `20001`, an id, or a person's address. */
  subject: line.optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  cursor: z
    .string()
    .regex(/^\d{1,14}_\d{1,18}$/)
    .optional()
    .catch(undefined),
});
export type AuditQuery = z.output<typeof auditQuery>;
