'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { actionContext } from '@/lib/auth/loaders';
import { systemClock } from '@/lib/platform/clock';
import type { CommandContext } from '@/lib/platform/command';
import { AppError, type FieldError, Invalid } from '@/lib/platform/errors';
import { changeEndpoint } from './commands/change-endpoint';
import { createEndpoint } from './commands/create-endpoint';
import { deleteEndpoint } from './commands/delete-endpoint';
import { replayDeliveries } from './commands/replay-deliveries';
import { rotateSecret } from './commands/rotate-secret';
import { sendTestEvent } from './commands/send-test-event';

/** What a form hears back; a secret is in it once. */
export type WebhookFormState = {
  ok: boolean;
  message?: string;
  secret?: string;
  id?: string;
  errors: FieldError[];
} | null;

const LIST = '/operations/webhooks';
const HOUR_MS = 3_600_000;
/** Messages are kept for 30 days. */
const MOST_HOURS = 720;

const field = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

function refused(error: unknown): WebhookFormState {
  if (error instanceof Invalid) return { ok: false, errors: error.errors };
  if (error instanceof AppError) return { ok: false, errors: [{ path: '', message: error.message }] };
  throw error;
}

type Done = Omit<NonNullable<WebhookFormState>, 'ok' | 'errors'>;

/** Runs a command against the version that the person saw, where the form knows one. */
async function run(
  form: FormData,
  work: (ctx: CommandContext, id: string) => Promise<Done>,
): Promise<WebhookFormState> {
  try {
    const version = field(form, 'version');
    const done = await work(
      await actionContext(version === '' ? undefined : Number(version)),
      field(form, 'id'),
    );
    revalidatePath(LIST, 'layout');
    return { ok: true, errors: [], ...done };
  } catch (error) {
    return refused(error);
  }
}

const given = (form: FormData) => ({
  url: field(form, 'url'),
  description: field(form, 'description'),
  events: form.getAll('events'),
});

export async function createEndpointAction(_: WebhookFormState, form: FormData): Promise<WebhookFormState> {
  return run(form, async (ctx) => {
    const { id, secret } = await createEndpoint(ctx, given(form));
    return { id, secret };
  });
}

export async function changeEndpointAction(_: WebhookFormState, form: FormData): Promise<WebhookFormState> {
  return run(form, async (ctx, id) => {
    await changeEndpoint(ctx, { id, ...given(form) });
    return { message: 'Saved. The next message goes by it.' };
  });
}

export async function toggleEndpointAction(_: WebhookFormState, form: FormData): Promise<WebhookFormState> {
  return run(form, async (ctx, id) => {
    await changeEndpoint(ctx, { id, enabled: field(form, 'enabled') === 'yes' });
    return {};
  });
}

export async function rotateSecretAction(_: WebhookFormState, form: FormData): Promise<WebhookFormState> {
  return run(form, async (ctx, id) => ({ secret: (await rotateSecret(ctx, { id })).secret }));
}

export async function sendTestAction(_: WebhookFormState, form: FormData): Promise<WebhookFormState> {
  return run(form, async (ctx, id) => {
    await sendTestEvent(ctx, { id });
    return { message: 'The test is on its way; its delivery is in the log.' };
  });
}

const queuedWords = (queued: number) =>
  queued === 1 ? '1 message goes out again.' : `${queued} messages go out again.`;

/** One delivery, or what was missed in the last hours. */
export async function replayAction(_: WebhookFormState, form: FormData): Promise<WebhookFormState> {
  return run(form, async (ctx, id) => {
    const deliveryId = field(form, 'deliveryId');
    const hours = Number(field(form, 'hours'));
    if (!deliveryId && !(hours > 0 && hours <= MOST_HOURS))
      throw Invalid.field('hours', 'Choose how far back to go.');
    const since = new Date(systemClock.now().getTime() - hours * HOUR_MS);
    const only = field(form, 'all') === 'yes' ? 'ALL' : 'UNDELIVERED';
    const { queued } = await replayDeliveries(
      ctx,
      deliveryId ? { id, deliveryId } : { id, since: since.toISOString(), only },
    );
    return { message: queuedWords(queued) };
  });
}

export async function deleteEndpointAction(_: WebhookFormState, form: FormData): Promise<WebhookFormState> {
  const state = await run(form, async (ctx, id) => {
    await deleteEndpoint(ctx, { id });
    return {};
  });
  if (state?.ok) redirect(LIST);
  return state;
}
