'use server';

import { revalidatePath } from 'next/cache';
import { actionContext } from '@/lib/auth/loaders';
import type { CaseFormState } from '@/lib/cases/actions';
import { AppError } from '@/lib/platform/errors';
import { watchCase } from './commands/watch-case';

/** `watching` is what the button asks for: "yes" or "no". */
export async function watchAction(_: CaseFormState, form: FormData): Promise<CaseFormState> {
  try {
    const input = { number: Number(form.get('number')), watching: form.get('watching') === 'yes' };
    const { number } = await watchCase(await actionContext(), input);
    revalidatePath(`/cases/${number}`);
    revalidatePath(`/desk/${number}`);
    return { ok: true, errors: [], number };
  } catch (error) {
    if (error instanceof AppError)
      return { ok: false, errors: [{ path: '', message: error.message }], code: error.code };
    throw error;
  }
}
