'use server';

import { revalidatePath } from 'next/cache';
import { actionContext } from '@/lib/auth/loaders';
import { caseReference } from '@/lib/cases/schema/changes';
import { systemClock } from '@/lib/platform/clock';
import { AppError, type FieldError, Invalid } from '@/lib/platform/errors';
import { removeMacro } from './commands/remove-macro';
import { saveMacro } from './commands/save-macro';
import { getMacroFacts, listMacros } from './data';
import type { Macro, MacroFacts } from './types';

/** What a form hears: saved, or why not, each reason at its field; `at` tells one answer from the next. */
export type MacroFormState = { ok: boolean; errors: FieldError[]; at: number } | null;

const answer = (ok: boolean, errors: FieldError[] = []) => ({ ok, errors, at: systemClock.now().getTime() });

function refused(error: unknown): MacroFormState {
  if (error instanceof Invalid && error.errors.length > 0) return answer(false, error.errors);
  if (error instanceof AppError) return answer(false, [{ path: '', message: error.message }]);
  throw error;
}

const versionIn = (form: FormData) => (form.get('version') ? Number(form.get('version')) : undefined);

export async function saveMacroAction(_: MacroFormState, form: FormData): Promise<MacroFormState> {
  const value = (name: string) => String(form.get(name) ?? '').trim();
  try {
    await saveMacro(await actionContext(versionIn(form)), {
      id: value('id') || undefined,
      isShared: value('collection') === 'shared',
      name: value('name'),
      shortcut: value('shortcut').replace(/^;/, '') || null,
      body: value('body'),
      status: value('status') || null,
      severity: value('severity') || null,
      assignToMe: form.has('assignToMe'),
    });
    revalidatePath('/desk/macros');
    return answer(true);
  } catch (error) {
    return refused(error);
  }
}

export async function removeMacroAction(_: MacroFormState, form: FormData): Promise<MacroFormState> {
  try {
    await removeMacro(await actionContext(versionIn(form)), { id: form.get('id') });
    revalidatePath('/desk/macros');
    return answer(true);
  } catch (error) {
    return refused(error);
  }
}

/** For the composer, at the first use of a macro: all of them, and the values of the case; null when it is not theirs. */
export async function macrosForCase(number: number): Promise<{ macros: Macro[]; facts: MacroFacts } | null> {
  const parsed = caseReference.safeParse({ number });
  if (!parsed.success) return null;
  try {
    const { actor } = await actionContext();
    const [macros, facts] = await Promise.all([
      listMacros(actor),
      getMacroFacts(actor, parsed.data.number, systemClock.now()),
    ]);
    return { macros, facts };
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
