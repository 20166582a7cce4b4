'use server';

import { revalidatePath } from 'next/cache';
import { actionContext } from '@/lib/auth/loaders';
import type { CommandContext } from '@/lib/platform/command';
import { AppError, type FieldError, Invalid } from '@/lib/platform/errors';
import { addRung } from '../commands/add-rung';
import { changeNoticeRule } from '../commands/change-notice-rule';
import { removeRung } from '../commands/remove-rung';

export type NoticeRuleState = { ok: boolean; errors: FieldError[] } | null;

const text = (form: FormData, name: string) => String(form.get(name) ?? '').trim();

/** Distances are entered in days or hours; what is no whole number is refused by the schema. */
function hoursIn(form: FormData): number | null {
  if (!form.has('amount')) return null;
  const amount = text(form, 'amount');
  if (!/^\d{1,5}$/.test(amount)) return Number.NaN;
  return Number(amount) * (text(form, 'unit') === 'days' ? 24 : 1);
}

async function answered(
  version: number | undefined,
  work: (ctx: CommandContext) => Promise<unknown>,
): Promise<NoticeRuleState> {
  try {
    await work(await actionContext(version));
  } catch (error) {
    if (error instanceof Invalid) return { ok: false, errors: error.errors };
    if (error instanceof AppError) return { ok: false, errors: [{ path: '', message: error.message }] };
    throw error;
  }
  revalidatePath('/operations/notices');
  return { ok: true, errors: [] };
}

/** Saves or removes a rule: the button says which. */
export async function saveNoticeRuleAction(_: NoticeRuleState, form: FormData): Promise<NoticeRuleState> {
  const version = Number(text(form, 'version'));
  const step = text(form, 'step');
  if (form.get('verb') === 'remove') return answered(version, (ctx) => removeRung(ctx, { step }));
  const change = {
    step,
    hours: hoursIn(form),
    enabled: form.get('enabled') === 'on',
    extraSentence: text(form, 'extraSentence'),
  };
  return answered(version, (ctx) => changeNoticeRule(ctx, change));
}

export async function addRungAction(_: NoticeRuleState, form: FormData): Promise<NoticeRuleState> {
  const rung = { hours: hoursIn(form) ?? Number.NaN, extraSentence: text(form, 'extraSentence') };
  return answered(undefined, (ctx) => addRung(ctx, rung));
}
