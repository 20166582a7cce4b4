'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { CredentialsSignin } from 'next-auth';
import { AppError, type FieldError, Invalid } from '@/lib/platform/errors';
import { signIn } from '../adapter';
import { acceptInvitation } from '../commands/accept-invitation';
import { askForPasswordLink } from '../commands/ask-for-password-link';
import { changePassword } from '../commands/change-password';
import { resetPassword } from '../commands/reset-password';
import { actionSession, publicContext, requestOrigin } from '../loaders';
import { fieldOf } from '../rules';

export type PasswordState = { errors: FieldError[]; isDone?: boolean } | null;

/** What a form shows of a refusal; anything that is no refusal is a fault and goes on. */
function refused(error: unknown): { errors: FieldError[] } {
  if (error instanceof Invalid) return { errors: error.errors };
  if (error instanceof AppError) return { errors: [{ path: '', message: error.message }] };
  throw error;
}

/** The new password of a form that asks for it twice. @throws Invalid when the two differ */
function newPasswordOf(form: FormData): string {
  const password = fieldOf(form, 'password');
  if (password !== fieldOf(form, 'repeat')) throw Invalid.field('repeat', 'This is not the same password.');
  return password;
}

/** Sets the first password and signs its owner in with it: one step, and they are where they were invited to. */
export async function acceptInvitationAction(_: PasswordState, form: FormData): Promise<PasswordState> {
  try {
    const password = newPasswordOf(form);
    const given = { token: fieldOf(form, 'token'), password };
    const { email } = await acceptInvitation(await publicContext(), given, await requestOrigin());
    await signIn('credentials', { email, password, redirect: false });
  } catch (error) {
    if (!(error instanceof CredentialsSignin)) return refused(error);
  }
  // Whoever is signed in goes on to where their day starts.
  redirect('/sign-in');
}

export type LinkAskedState = { errors: FieldError[]; email: string; isAsked?: boolean } | null;

/** The answer is the same for every address, known or not. */
export async function askForPasswordLinkAction(_: LinkAskedState, form: FormData): Promise<LinkAskedState> {
  const email = fieldOf(form, 'email').trim();
  try {
    await askForPasswordLink(await publicContext(), { email }, await requestOrigin());
    return { errors: [], email, isAsked: true };
  } catch (error) {
    return { ...refused(error), email };
  }
}

/** Signs nobody in: whoever set the password shows at once that they have kept it. */
export async function resetPasswordAction(_: PasswordState, form: FormData): Promise<PasswordState> {
  try {
    const given = { token: fieldOf(form, 'token'), password: newPasswordOf(form) };
    await resetPassword(await publicContext(), given, await requestOrigin());
    return { errors: [], isDone: true };
  } catch (error) {
    return refused(error);
  }
}

export async function changePasswordAction(_: PasswordState, form: FormData): Promise<PasswordState> {
  try {
    const { sessionId, ...ctx } = await actionSession();
    const given = { current: fieldOf(form, 'current'), password: newPasswordOf(form) };
    await changePassword(ctx, given, sessionId);
    revalidatePath('/settings');
    return { errors: [], isDone: true };
  } catch (error) {
    return refused(error);
  }
}
