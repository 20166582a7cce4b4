import { createHash } from 'node:crypto';
import { type Command, transaction } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { Invalid } from '@/lib/platform/errors';
import { runOnce } from '@/lib/platform/idempotency';
import { seal, unseal } from '@/lib/platform/secrets';
import type { Answer } from './answer';
import type { Operation } from './operation';
import type { PersonalCall } from './serve';

const KEY = /^[\x21-\x7e]{1,255}$/;

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const sorted = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, item]) => [key, canonical(item)]));
}

/** The same for the same request, whatever the order of its fields. */
function fingerprintOf({ request, body }: PersonalCall<unknown, unknown>): string {
  const { pathname } = new URL(request.url);
  return createHash('sha256')
    .update(`${request.method} ${pathname} ${JSON.stringify(canonical(body))}`)
    .digest('hex');
}

const sealed = (answer: Answer): Answer => ({ ...answer, body: seal(answer.body ?? '') });
const unsealed = (answer: Answer): Answer => ({ ...answer, body: unseal(answer.body ?? '') });

type Creation<Result> = {
  command: Command<Result>;
  input: unknown;
  answer(tx: Tx, result: Result): Promise<Answer>;
  /** Refuses to repeat an answer about what has stopped being the caller's. @throws NotFound */
  assertStillTheirs?(): Promise<unknown>;
};

/**
 * A creating POST: the command runs, and its answer is read in the same transaction. With an Idempotency-Key that is
 * done once for the key, and every repetition gets the answer of the first.
 */
export async function once<Result>(
  op: Operation,
  call: PersonalCall<unknown, unknown>,
  work: Creation<Result>,
): Promise<Answer> {
  const { command, input, answer } = work;
  const key = call.request.headers.get('idempotency-key');
  if (key === null) return transaction(async (tx) => answer(tx, await command.within(tx, call.ctx, input)));
  if (!KEY.test(key)) throw Invalid.field('Idempotency-Key', 'Use 1 to 255 visible ASCII characters.');
  const [keep, show] = op.secret ? [sealed, unsealed] : [(kept: Answer) => kept, (kept: Answer) => kept];
  const { answer: kept, replayed } = await runOnce(command, call.ctx, input, {
    key,
    fingerprint: fingerprintOf(call),
    answer: async (tx, result) => keep(await answer(tx, result)),
  });
  if (!replayed) return show(kept);
  await work.assertStillTheirs?.();
  const { headers, ...first } = show(kept);
  return { ...first, headers: { ...headers, 'Idempotency-Replayed': 'true' } };
}
