'use server';

import { revalidatePath } from 'next/cache';
import { actionContext } from '@/lib/auth/loaders';
import type { CommandContext } from '@/lib/platform/command';
import { AppError, Invalid } from '@/lib/platform/errors';
import { addMembership, removeMembership } from './commands/change-membership';
import { disablePerson, enablePerson } from './commands/disable-person';
import { accountNumberIn } from './rules';

/** Null until the form was sent. */
export type PersonFormState = { ok: boolean; message: string } | null;

async function run(
  form: FormData,
  message: string,
  work: (ctx: CommandContext, userId: string) => Promise<unknown>,
): Promise<PersonFormState> {
  const userId = String(form.get('userId') ?? '');
  try {
    await work(await actionContext(), userId);
    revalidatePath('/operations/people', 'layout');
    return { ok: true, message };
  } catch (error) {
    if (error instanceof Invalid) return { ok: false, message: error.errors[0]?.message ?? error.message };
    if (error instanceof AppError) return { ok: false, message: error.message };
    throw error;
  }
}

const accountIn = (form: FormData) =>
  accountNumberIn(String(form.get('accountNumber') ?? '').trim()) ?? Number.NaN;

export async function addMembershipAction(_: PersonFormState, form: FormData): Promise<PersonFormState> {
  const accountNumber = accountIn(form);
  return run(form, `Account ${accountNumber} is theirs from now on.`, (ctx, userId) =>
    addMembership(ctx, { userId, accountNumber }),
  );
}

export async function removeMembershipAction(_: PersonFormState, form: FormData): Promise<PersonFormState> {
  return run(form, 'The account is not theirs any more.', (ctx, userId) =>
    removeMembership(ctx, { userId, accountNumber: accountIn(form) }),
  );
}

export async function disablePersonAction(_: PersonFormState, form: FormData): Promise<PersonFormState> {
  return run(form, 'They are signed out everywhere.', (ctx, userId) => disablePerson(ctx, { userId }));
}

export async function enablePersonAction(_: PersonFormState, form: FormData): Promise<PersonFormState> {
  return run(form, 'They can sign in again.', (ctx, userId) => enablePerson(ctx, { userId }));
}
