'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { actionContext, unlessRefused } from '@/lib/auth/loaders';
import { readInbox } from '@/lib/notifications/commands/read-inbox';
import { readItem } from '@/lib/notifications/commands/read-item';
import { resendMail } from '@/lib/notifications/commands/resend-mail';
import { retryMail } from '@/lib/notifications/commands/retry-mail';
import { AppError } from '@/lib/platform/errors';

/** Marks an item read and goes where it leads. */
export async function openItemAction(form: FormData): Promise<void> {
  const item = await unlessRefused(actionContext().then((ctx) => readItem(ctx, { id: form.get('id') })));
  redirect(item?.href ?? '/inbox');
}

export async function markItemAction(form: FormData): Promise<void> {
  await unlessRefused(actionContext().then((ctx) => readItem(ctx, { id: form.get('id') })));
  revalidatePath('/', 'layout');
}

export async function markAllAction(): Promise<void> {
  await unlessRefused(actionContext().then((ctx) => readInbox(ctx, {})));
  revalidatePath('/', 'layout');
}

export type MailActionState = { message: string } | null;

/** Has a mail tried again or delivered once more; a refusal is shown beside the button. */
export async function deliverAgainAction(_: MailActionState, form: FormData): Promise<MailActionState> {
  const run = form.get('verb') === 'retry' ? retryMail : resendMail;
  try {
    await run(await actionContext(), { id: form.get('id') });
  } catch (error) {
    if (error instanceof AppError) return { message: error.message };
    throw error;
  }
  revalidatePath('/operations/mail', 'layout');
  return null;
}
