'use server';

import { revalidatePath } from 'next/cache';
import { actionContext } from '@/lib/auth/loaders';
import { AppError } from '@/lib/platform/errors';
import { acknowledgePreparation } from './commands/acknowledge-preparation';

export type AcknowledgeState = { error: string } | null;

/** A line of the form is "FINDING fingerprint", as it was shown. */
export async function acknowledgePreparationAction(
  _: AcknowledgeState,
  form: FormData,
): Promise<AcknowledgeState> {
  const accountNumber = Number(form.get('accountNumber'));
  const lines = form.getAll('line').map((line) => {
    const [finding, fingerprint] = String(line).split(' ');
    return { finding, fingerprint };
  });
  try {
    await acknowledgePreparation(await actionContext(), { accountNumber, lines });
    revalidatePath(`/accounts/${accountNumber}`);
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    revalidatePath(`/accounts/${accountNumber}`);
    return { error: error.message };
  }
}
