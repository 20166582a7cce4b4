'use server';

import { revalidatePath } from 'next/cache';
import { actionContext } from '@/lib/auth/loaders';
import type { CommandContext } from '@/lib/platform/command';
import { AppError } from '@/lib/platform/errors';
import { applyImport } from './commands/apply-import';
import { cancelImport } from './commands/cancel-import';
import { resumeImport } from './commands/resume-import';

/** Null until the form was sent. */
export type ImportFormState = { ok: boolean; message: string } | null;

async function run(form: FormData, work: (ctx: CommandContext, id: string) => Promise<unknown>) {
  const id = String(form.get('id') ?? '');
  try {
    await work(await actionContext(), id);
    revalidatePath('/operations/imports', 'layout');
    return { ok: true, message: '' };
  } catch (error) {
    if (error instanceof AppError) return { ok: false, message: error.message };
    throw error;
  }
}

export async function applyImportAction(_: ImportFormState, form: FormData): Promise<ImportFormState> {
  return run(form, (ctx, id) => applyImport(ctx, { id, leaveOutBad: form.get('leaveOutBad') === 'yes' }));
}

export async function cancelImportAction(_: ImportFormState, form: FormData): Promise<ImportFormState> {
  return run(form, (ctx, id) => cancelImport(ctx, { id }));
}

export async function resumeImportAction(_: ImportFormState, form: FormData): Promise<ImportFormState> {
  return run(form, (ctx, id) => resumeImport(ctx, { id }));
}
