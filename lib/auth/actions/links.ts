'use server';

import { revalidatePath } from 'next/cache';
import { AppError } from '@/lib/platform/errors';
import { rateLimit } from '@/lib/platform/rate-limit';
import { confirmEmail } from '../commands/confirm-email';
import { invitePerson } from '../commands/invite-person';
import { sendEmailConfirmation } from '../commands/send-email-confirmation';
import { actionContext, publicContext, requestOrigin } from '../loaders';
import { fieldOf } from '../rules';

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
    await sendEmailConfirmation(await actionContext(), { userId: fieldOf(form, 'userId') });
    return { ok: true, message: 'A link is on its way. It is good for seven days.' };
  } catch (error) {
    return failed(error);
  }
}

/** The button behind the link; opening the link alone confirms nothing, so that a mail scanner can't. */
export async function confirmEmailAction(_: ConfirmationState, form: FormData): Promise<ConfirmationState> {
  try {
    await confirmations.take(await requestOrigin());
    const { email } = await confirmEmail(await publicContext(), { token: fieldOf(form, 'token') });
    return { ok: true, message: `${email} is confirmed. The notices about your accounts reach you there.` };
  } catch (error) {
    return failed(error);
  }
}

/** Sends somebody the invitation, again or for the first time. */
export async function invitePersonAction(_: ConfirmationState, form: FormData): Promise<ConfirmationState> {
  try {
    await invitePerson(await actionContext(), { userId: fieldOf(form, 'userId') });
    revalidatePath('/operations/people', 'layout');
    return { ok: true, message: 'An invitation is on its way. Earlier links are worth nothing now.' };
  } catch (error) {
    return failed(error);
  }
}
