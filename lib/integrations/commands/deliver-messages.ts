import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '@/lib/platform/clock';
import { log } from '@/lib/platform/log';
import { type Claim, claimDue } from '../data/claim';
import type { Post } from './post-message';
import { releaseClaim, settleAttempt } from './settle-attempt';
import { signMessage } from './sign-message';

const MOST = 32;
const MOST_FAILING = 8;
/** How often new messages are looked for while others are under way. */
const LOOK_MS = 500;
/** What is under way when the worker is told to stop has this long. */
const FINISH_MS = 3_000;

type Delivering = { clock: Clock; post: Post; signal?: AbortSignal | undefined };

async function attempt(claim: Claim, { clock, post }: Delivering, stop: AbortSignal): Promise<void> {
  const at = clock.now();
  const since = performance.now();
  const headers = {
    ...signMessage(claim.messageId, claim.body, at, claim),
    'content-type': 'application/json',
    'user-agent': 'Cutover-Webhooks/1',
  };
  const result = await post({ url: claim.url, headers, body: claim.body }, stop);
  if (!result) return releaseClaim(claim, clock.now());
  const ms = Math.round(performance.now() - since);
  await settleAttempt(claim, { result, at, ms }, clock);
  log.info(
    { delivery: claim.id, attempt: claim.number, status: result.status, error: result.error, ms },
    'webhook.sent',
  );
}

/** Aborted a little after the worker was told to stop, so that what is nearly done gets done. */
function finishing(signal: AbortSignal | undefined): AbortSignal {
  const late = new AbortController();
  signal?.addEventListener('abort', () => setTimeout(() => late.abort(), FINISH_MS).unref(), { once: true });
  return late.signal;
}

/**
 * Delivers until nothing is due, many endpoints at once: one that hangs takes a few places of its own and nobody else's.
 * Safe to repeat, to run in several workers, and to kill: a claim lapses, and the message goes out again with the same id.
 */
export async function deliverMessages(work: Delivering): Promise<void> {
  const running = new Map<Promise<void>, Claim>();
  const stop = finishing(work.signal);
  const failing = () => [...running.values()].filter(({ isFailing }) => isFailing).length;
  const begin = (claim: Claim) => {
    const run = attempt(claim, work, stop)
      .catch((error: unknown) => log.error({ err: error, delivery: claim.id }, 'webhook.attempt_failed'))
      .finally(() => running.delete(run));
    running.set(run, claim);
  };
  for (;;) {
    if (!work.signal?.aborted) {
      const now = work.clock.now();
      for (const claim of await claimDue(now, MOST - MOST_FAILING - (running.size - failing()), false))
        begin(claim);
      for (const claim of await claimDue(now, MOST_FAILING - failing(), true)) begin(claim);
    }
    if (running.size === 0) return;
    const look = new AbortController();
    await Promise.race([
      ...running.keys(),
      pause(LOOK_MS, undefined, { signal: look.signal }).catch(() => undefined),
    ]);
    look.abort();
  }
}
