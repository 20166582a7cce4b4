'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { CredentialsSignin } from 'next-auth';
import { AppError, type FieldError, Invalid } from '@/lib/platform/errors';
import { rateLimit } from '@/lib/platform/rate-limit';
import { signIn, signOut } from './adapter';
import { acceptInvitation } from './commands/accept-invitation';
import { confirmEmail } from './commands/confirm-email';
import { createToken } from './commands/create-token';
import { invitePerson } from './commands/invite-person';
import { revokeSession } from './commands/revoke-session';
import { revokeToken } from './commands/revoke-token';
import { sendEmailConfirmation } from './commands/send-email-confirmation';
import { setTimeZone } from './commands/set-time-zone';
import { actionContext, publicContext, requestOrigin, unlessRefused } from './loaders';
import { safeReturnPath } from './rules';

export type SignInState = { error: string; email: string } | null;

const WRONG = 'That email and password do not belong together. Check both and try again.';
const field = (form: FormData, name: string) => String(form.get(name) ?? '');

function refusalOf(error: CredentialsSignin): string {
  const seconds = Number(/^too_many_attempts_(\d+)$/.exec(error.code)?.[1]);
  if (!seconds) return WRONG;
  return `Too many attempts from here. Sign-in opens again in ${Math.ceil(seconds / 60)} min. Your account is not locked elsewhere.`;
}

export async function signInAction(_: SignInState, form: FormData): Promise<SignInState> {
  const email = field(form, 'email');
  try {
    await signIn('credentials', { email, password: field(form, 'password'), redirect: false });
  } catch (error) {
    if (error instanceof CredentialsSignin) return { error: refusalOf(error), email };
    throw error;
  }
  // Without an address to go back to, the sign-in page leads a signed-in person to where their day starts.
  redirect(safeReturnPath(field(form, 'callbackUrl'), '/sign-in'));
}

export async function signOutAction(): Promise<void> {
  await signOut({ redirect: false });
  redirect('/sign-in');
}

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
  const values = { name: field(form, 'name'), access: field(form, 'access'), days: field(form, 'days') };
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
  await unlessRefused(actionContext().then((ctx) => revokeToken(ctx, { id: field(form, 'id') })));
  revalidatePath('/settings');
}

export async function revokeSessionAction(form: FormData): Promise<void> {
  await unlessRefused(actionContext().then((ctx) => revokeSession(ctx, { id: field(form, 'id') })));
  revalidatePath('/settings');
}

export async function setTimeZoneAction(_: SettingsState, form: FormData): Promise<SettingsState> {
  const timeZone = field(form, 'timeZone');
  try {
    await setTimeZone(await actionContext(), { timeZone });
    revalidatePath('/settings');
    return { message: `Times are now shown in ${timeZone.replaceAll('_', ' ')} beside each account’s own.` };
  } catch (error) {
    return refused(error, { timeZone });
  }
}

/** Nobody has so many links; each costs a transaction, and no session has to be had. */
const confirmations = rateLimit({ name: 'confirm-email', points: 20, seconds: 15 * 60 });

export type ConfirmationState = { ok: boolean; message: string } | null;

const failed = (error: unknown): ConfirmationState => {
  if (error instanceof AppError) return { ok: false, message: error.message };
  throw error;
};

/** Sends the link by which a person confirms their address. */
export async function sendEmailConfirmationAction(
  _: ConfirmationState,
  form: FormData,
): Promise<ConfirmationState> {
  try {
    await sendEmailConfirmation(await actionContext(), { userId: field(form, 'userId') });
    return { ok: true, message: 'A link is on its way. It is good for seven days.' };
  } catch (error) {
    return failed(error);
  }
}

/** The button behind the link; opening the link alone confirms nothing, so that a mail scanner can't. */
export async function confirmEmailAction(_: ConfirmationState, form: FormData): Promise<ConfirmationState> {
  try {
    await confirmations.take(await requestOrigin());
    const { email } = await confirmEmail(await publicContext(), { token: field(form, 'token') });
    return { ok: true, message: `${email} is confirmed. The notices about your accounts reach you there.` };
  } catch (error) {
    return failed(error);
  }
}

/** Sends somebody the invitation, again or for the first time. */
export async function invitePersonAction(_: ConfirmationState, form: FormData): Promise<ConfirmationState> {
  try {
    await invitePerson(await actionContext(), { userId: field(form, 'userId') });
    revalidatePath('/operations/people', 'layout');
    return { ok: true, message: 'An invitation is on its way. Earlier links are worth nothing now.' };
  } catch (error) {
    return failed(error);
  }
}

export type PasswordState = { errors: FieldError[] } | null;

/** Sets the first password and signs its owner in with it: one step, and they are where they were invited to. */
export async function acceptInvitationAction(_: PasswordState, form: FormData): Promise<PasswordState> {
  const [token, password] = [field(form, 'token'), field(form, 'password')];
  if (password !== field(form, 'repeat'))
    return { errors: [{ path: 'repeat', message: 'This is not the same password.' }] };
  try {
    const { email } = await acceptInvitation(
      await publicContext(),
      { token, password },
      await requestOrigin(),
    );
    await signIn('credentials', { email, password, redirect: false });
  } catch (error) {
    if (error instanceof Invalid) return { errors: error.errors };
    if (error instanceof AppError) return { errors: [{ path: '', message: error.message }] };
    if (!(error instanceof CredentialsSignin)) throw error;
  }
  // Whoever is signed in goes on to where their day starts.
  redirect('/sign-in');
}
