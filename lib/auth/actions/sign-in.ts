'use server';

import { redirect } from 'next/navigation';
import { CredentialsSignin } from 'next-auth';
import { signIn, signOut } from '../adapter';
import { fieldOf, safeReturnPath } from '../rules';

export type SignInState = { error: string; email: string } | null;

const WRONG = 'That email and password do not belong together. Check both and try again.';

function refusalOf(error: CredentialsSignin): string {
  const seconds = Number(/^too_many_attempts_(\d+)$/.exec(error.code)?.[1]);
  if (!seconds) return WRONG;
  return `Too many attempts from here. Sign-in opens again in ${Math.ceil(seconds / 60)} min. Your account is not locked elsewhere.`;
}

export async function signInAction(_: SignInState, form: FormData): Promise<SignInState> {
  const email = fieldOf(form, 'email');
  try {
    await signIn('credentials', { email, password: fieldOf(form, 'password'), redirect: false });
  } catch (error) {
    if (error instanceof CredentialsSignin) return { error: refusalOf(error), email };
    throw error;
  }
  // Without an address to go back to, the sign-in page leads a signed-in person to where their day starts.
  redirect(safeReturnPath(fieldOf(form, 'callbackUrl'), '/sign-in'));
}

export async function signOutAction(): Promise<void> {
  await signOut({ redirect: false });
  redirect('/sign-in');
}
