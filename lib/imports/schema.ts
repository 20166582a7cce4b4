import { z } from 'zod';
import { isPlainText } from '@/lib/accounts/rules';
import { IMPORT_KINDS } from './types';

export const importKind = z.enum(IMPORT_KINDS);

export const startUploadInput = z.strictObject({
  kind: importKind,
  fileName: z
    .string()
    .trim()
    .transform((name) => name.slice(-120))
    .refine((name) => name !== '' && isPlainText(name), 'Give the file a name.'),
});

export const importReference = z.strictObject({ id: z.uuid() });
export const finishUploadInput = importReference.extend({ header: z.array(z.string()), rowCount: z.int() });
export const refuseUploadInput = importReference.extend({ problem: z.string().max(2000) });

export const noteFailureInput = importReference.extend({ reason: z.string().max(2000).nullable() });

export const applyImportInput = importReference.extend({
  /** Good rows go ahead without the bad ones only when somebody says so. */
  leaveOutBad: z.boolean().default(false),
});
