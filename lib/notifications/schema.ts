import { z } from 'zod';
import { MAIL_STATES } from './types';

export const inboxItemReference = z.strictObject({ id: z.uuid() });
export const mailReference = z.strictObject({ id: z.uuid() });

/** What the list of mails is asked for; what makes no sense is left out. */
export const mailQuery = z.object({
  state: z.enum(MAIL_STATES).optional().catch(undefined),
  q: z
    .string()
    .trim()
    .toLowerCase()
    .max(254)
    .regex(/^\P{Cc}*$/u)
    .optional()
    .catch(undefined),
  cursor: z.string().max(80).optional().catch(undefined),
});
export type MailQuery = z.output<typeof mailQuery>;
