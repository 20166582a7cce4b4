'use server';

import { revalidatePath } from 'next/cache';
import { actionContext } from '@/lib/auth/loaders';
import type { Person } from '@/lib/platform/actor';
import type { CommandContext } from '@/lib/platform/command';
import { AppError, type FieldError, Invalid } from '@/lib/platform/errors';
import { changeCases, undoChanges } from './commands/change-cases';
import { deleteView } from './commands/delete-view';
import { renameView } from './commands/rename-view';
import { saveView } from './commands/save-view';
import { forgetViews, loadViewCounts } from './loaders';
import { readFilters } from './schema';
import type { BulkResult } from './types';

export type ViewFormState = { ok: boolean; errors: FieldError[] } | null;

const errorsOf = (error: unknown): FieldError[] => {
  if (error instanceof Invalid && error.errors.length > 0) return error.errors;
  if (error instanceof AppError) return [{ path: '', message: error.message }];
  throw error;
};

async function change(
  work: (ctx: CommandContext & { actor: Person }) => Promise<unknown>,
): Promise<ViewFormState> {
  try {
    const ctx = await actionContext();
    await work(ctx);
    forgetViews(ctx.actor);
    revalidatePath('/desk');
    return { ok: true, errors: [] };
  } catch (error) {
    return { ok: false, errors: errorsOf(error) };
  }
}

/** Saves the address the person looks at (`search`) under the name they typed. */
export async function saveViewAction(_: ViewFormState, form: FormData): Promise<ViewFormState> {
  const filters = readFilters(Object.fromEntries(new URLSearchParams(String(form.get('search') ?? ''))));
  const input = { name: form.get('name'), shared: form.get('shared') === 'on', filters };
  return change((ctx) => saveView(ctx, input));
}

export async function renameViewAction(_: ViewFormState, form: FormData): Promise<ViewFormState> {
  return change((ctx) => renameView(ctx, { id: form.get('id'), name: form.get('name') }));
}

export async function deleteViewAction(_: ViewFormState, form: FormData): Promise<ViewFormState> {
  return change((ctx) => deleteView(ctx, { id: form.get('id') }));
}

/** The counts of the queue's views and of the reader's own now, for a page that stays open; null for whoever has none to see. */
export async function viewCountsAction(): Promise<[view: string, count: number, capped: boolean][] | null> {
  try {
    const { actor } = await actionContext();
    return (await loadViewCounts(actor)).map(({ view, count, capped }) => [view, count, capped]);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

type BulkAnswer = (BulkResult & { error: string }) | null;

async function many(work: (ctx: CommandContext) => Promise<BulkResult>): Promise<BulkAnswer> {
  try {
    const result = await work(await actionContext());
    revalidatePath('/desk');
    return { ...result, error: '' };
  } catch (error) {
    const message = errorsOf(error)
      .map((each) => each.message)
      .join(' ');
    return { done: [], refused: [], undo: [], error: message };
  }
}

/** The same step on each of the ticked cases, under the version that the person saw. */
export async function changeCasesAction(input: unknown): Promise<BulkAnswer> {
  return many((ctx) => changeCases(ctx, input));
}

/** Takes back what the answer of `changeCasesAction` named, case by case. */
export async function undoChangesAction(input: unknown): Promise<BulkAnswer> {
  return many((ctx) => undoChanges(ctx, input));
}
