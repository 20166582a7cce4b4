import 'server-only';
import { setTimeout as delay } from 'node:timers/promises';
import { transaction } from '@/lib/platform/command';
import { db, type Tx } from '@/lib/platform/db';
import { macOf } from '@/lib/platform/secrets';
import { digestEntries, getLastSeal } from '../data/seals';
import { sealText } from '../rules/seal';

const BATCH = 5_000;
const MOST_BATCHES = 100;
const TRIES = 50;
const BETWEEN_TRIES_MS = 100;
export const SEAL_PURPOSE = 'audit seal';

type Sealed = { number: number; mac: string };

/**
 * Seals the rows that were written since the last seal: each batch gets a digest of its rows, chained to the batch before.
 * Rows are numbered before they commit, so it goes up to a number below which none can appear any more. Changes never wait
 * for it; what long transactions hold back is sealed by a later run.
 */
export async function sealEntries(now: Date): Promise<{ sealed: number; last: Sealed | null }> {
  const fence = await takeFence();
  const before = await getLastSeal();
  let done: { sealed: number; last: Sealed | null } = { sealed: 0, last: before };
  if (fence.id <= (before?.toId ?? 0n) || !(await isPast(fence.at))) return done;
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const seal = await transaction((tx) => sealBatch(tx, fence.id, now));
    if (!seal) break;
    done = { sealed: done.sealed + seal.entries, last: seal };
    if (seal.entries < BATCH) break;
  }
  return done;
}

/** The last number that is there, and the moment: what has a lower one and is not there yet began before it. */
async function takeFence(): Promise<{ id: bigint; at: string }> {
  const [fence] = await db.$queryRaw<{ id: bigint; at: string }[]>`
    SELECT coalesce(max(id), 0) AS id, clock_timestamp()::text AS at FROM audit_entries`;
  return fence ?? { id: 0n, at: '-infinity' };
}

/** Whether all transactions that were under way at the fence have ended; waits for the usual, short ones. */
async function isPast(at: string): Promise<boolean> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const older = await db.$queryRaw<unknown[]>`
      SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'
        AND pid <> pg_backend_pid() AND xact_start <= ${at}::timestamptz LIMIT 1`;
    if (older.length === 0) return true;
    await delay(BETWEEN_TRIES_MS);
  }
  return false;
}

/** One sealer at a time: the lock ends with the transaction, and changes do not take it. */
async function sealBatch(tx: Tx, fence: bigint, now: Date): Promise<(Sealed & { entries: number }) | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('audit.seal'))`;
  const last = await getLastSeal(tx);
  const afterId = last?.toId ?? 0n;
  const { entries, toId, digest } = await digestEntries(tx, { afterId, toId: fence, limit: BATCH });
  if (entries === 0 || toId === null) return null;
  const seal = { number: (last?.number ?? 0) + 1, afterId, toId, entries, digest };
  const mac = macOf(SEAL_PURPOSE, sealText(seal, last?.mac ?? ''));
  await tx.auditSeal.create({ data: { ...seal, mac, sealedAt: now }, select: { number: true } });
  return { number: seal.number, mac, entries };
}
