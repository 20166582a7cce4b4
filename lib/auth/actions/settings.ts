'use server';

import { revalidatePath } from 'next/cache';
import { AppError, type FieldError, Invalid } from '@/lib/platform/errors';
import { createToken } from '../commands/create-token';
import { endOtherSessions } from '../commands/end-other-sessions';
import { revokeSession } from '../commands/revoke-session';
import { revokeToken } from '../commands/revoke-token';
import { setTimeZone } from '../commands/set-time-zone';
import { actionContext, actionSession, unlessRefused } from '../loaders';
import { fieldOf } from '../rules';

export type SettingsState = {
  errors?: FieldError[];
  message?: string;
  secret?: string;
  values?: Record<string, string>;
} | null;

/** What a form shows of a refusal; anything that is no refusal is a fault and goes on. */
function refused(error: unknown, values: Record<string, string>): SettingsState {
  if (error instanceof Invalid) return { errors: error.errors, values };
  if (error instanceof AppError) return { errors: [{ path: '', message: error.message }], values };
  throw error;
}

export async function createTokenAction(_: SettingsState, form: FormData): Promise<SettingsState> {
  const values = {
    name: fieldOf(form, 'name'),
    access: fieldOf(form, 'access'),
    days: fieldOf(form, 'days'),
  };
  const expiresInDays = values.days === 'never' ? null : Number(values.days);
  try {
    const { name, access } = values;
    const { secret } = await createToken(await actionContext(), { name, access, expiresInDays });
    revalidatePath('/settings');
    return { secret, message: `Token “${name.trim()}” is ready. Copy it now: it is not shown again.` };
  } catch (error) {
    return refused(error, values);
  }
}

export async function revokeTokenAction(form: FormData): Promise<void> {
  await unlessRefused(actionContext().then((ctx) => revokeToken(ctx, { id: fieldOf(form, 'id') })));
  revalidatePath('/settings');
}

export async function revokeSessionAction(form: FormData): Promise<void> {
  await unlessRefused(actionContext().then((ctx) => revokeSession(ctx, { id: fieldOf(form, 'id') })));
  revalidatePath('/settings');
}

export async function endOtherSessionsAction(_: FormData): Promise<void> {
  await unlessRefused(actionSession().then(({ sessionId, ...ctx }) => endOtherSessions(ctx, sessionId)));
  revalidatePath('/settings');
}

export async function setTimeZoneAction(_: SettingsState, form: FormData): Promise<SettingsState> {
  const timeZone = fieldOf(form, 'timeZone');
  try {
    await setTimeZone(await actionContext(), { timeZone });
    revalidatePath('/settings');
    return { message: `Times are now shown in ${timeZone.replaceAll('_', ' ')} beside each account’s own.` };
  } catch (error) {
    return refused(error, { timeZone });
  }
}
