import { canBecome, isOpen } from '@/lib/cases/rules/status';
import type { CaseStatus } from '@/lib/cases/types';
import { db } from '@/lib/platform/db';
import { deadlinesFor } from '@/lib/service-levels/rules/deadlines';
import { defaultEngine } from '@/lib/service-levels/rules/engine';
import { nextTarget } from '@/lib/service-levels/rules/targets';

type Data = { from?: string; to?: string; pausedMs?: number };

/** Everything a check of the seeded cases reads, at once. */
export async function readCases() {
  return db.case.findMany({
    orderBy: { number: 'asc' },
    include: {
      account: { include: { upgrades: true } },
      events: { orderBy: { id: 'asc' } },
      items: { orderBy: { position: 'asc' }, include: { directoryUser: true } },
    },
  });
}

export type SeededCase = Awaited<ReturnType<typeof readCases>>[number];

const data = (event: SeededCase['events'][number]) => event.data as Data;

/** The deadlines again from their inputs, the severities and the pauses of the timeline. */
export function recomputed(row: SeededCase) {
  const { kind, severity, serviceLevel, region, receivedAt } = row;
  const promised = deadlinesFor(defaultEngine, { kind, severity, serviceLevel, region, receivedAt });
  const pausedMs = row.events.reduce(
    (sum, event) => sum + (event.type === 'resumed' ? (data(event).pausedMs ?? 0) : 0),
    0,
  );
  const completeBy = promised.completeBy && new Date(promised.completeBy.getTime() + pausedMs);
  const times = { ...row, respondBy: promised.respondBy, completeBy };
  const next = isOpen(row.status) ? nextTarget(times) : null;
  return { ...promised, completeBy, nextDeadline: next?.dueAt ?? null, atRiskAt: next?.atRiskAt ?? null };
}

/** The statuses its timeline went through; throws at a step that is not legal. */
export function statusesOf({ number, events }: SeededCase): CaseStatus[] {
  const statuses: CaseStatus[] = ['NEW'];
  for (const event of events.filter(({ type }) => type === 'status_changed')) {
    const from = statuses.at(-1) as CaseStatus;
    const to = data(event).to as CaseStatus;
    if (data(event).from !== from || !canBecome(from, to)) throw new Error(`Case ${number}: ${from} → ${to}`);
    statuses.push(to);
  }
  return statuses;
}

/** Whether the directory shows what a finished item asked for. */
export function tookEffect(row: SeededCase): boolean {
  return row.items.every(({ status, fields, directoryUser }) => {
    if (status === 'PENDING')
      return row.request === 'NEW_USER' ? !directoryUser : directoryUser?.status === 'ACTIVE';
    const asked = fields as Record<string, unknown>;
    if (row.request === 'NEW_USER') return directoryUser?.email === asked.email;
    const left = directoryUser?.status !== 'ACTIVE' || !directoryUser.products.includes(row.product);
    return row.request === 'OFF_BOARD' ? left : directoryUser?.status === 'ACTIVE';
  });
}

/** Instants at which the account was locked although work on it was done. */
export function workInLockout({ account, items }: SeededCase): Date[] {
  const isLocked = (at: Date) =>
    account.upgrades.some(({ withdrawnAt, lockoutStartsAt, completedAt, failedAt }) => {
      const end = completedAt ?? failedAt;
      return !withdrawnAt && at >= lockoutStartsAt && (!end || at < end);
    });
  return items.flatMap(({ completedAt }) => (completedAt && isLocked(completedAt) ? completedAt : []));
}

export function timesOf({ events, items, ...row }: SeededCase): Date[] {
  const { receivedAt, respondedAt, completedAt, pausedAt, resolvedAt, closedAt, lastActivityAt } = row;
  const own = [receivedAt, respondedAt, completedAt, pausedAt, resolvedAt, closedAt, lastActivityAt];
  return [...own, ...events.map(({ at }) => at), ...items.map((item) => item.completedAt)].filter(
    (at) => at !== null,
  );
}
