import { z } from 'zod';
import { accountNumber } from '@/lib/accounts/schema';
import { FINDINGS } from './types';

/** The lines a person has seen, each as it was on their screen. */
export const acknowledgePreparationInput = z.strictObject({
  accountNumber,
  lines: z
    .array(z.strictObject({ finding: z.enum(FINDINGS), fingerprint: z.string().regex(/^[0-9a-f]{16}$/) }))
    .min(1, 'Choose at least one line.')
    .max(FINDINGS.length),
});
