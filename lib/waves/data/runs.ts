import 'server-only';
import { db, type Tx } from '@/lib/platform/db';
import type { RefusedLine, RunProgress } from '../types';

const runColumns = {
  id: true,
  waveId: true,
  kind: true,
  reason: true,
  total: true,
  createdAt: true,
  createdById: true,
  finishedAt: true,
} as const;

/** The plan that is being carried out for a wave, null when none is. */
export async function readUnfinishedRun(tx: Pick<Tx, 'waveRun'>, waveId: string) {
  return tx.waveRun.findFirst({ where: { waveId, finishedAt: null }, select: runColumns });
}

export async function readRunRow(tx: Pick<Tx, 'waveRun'>, id: string) {
  return tx.waveRun.findUnique({ where: { id }, select: runColumns });
}

/** Unfinished runs, the oldest first, each with the next of its lines. */
export async function listUnfinishedRuns(): Promise<{ id: string }[]> {
  return db.waveRun.findMany({
    where: { finishedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
    take: 100,
  });
}

/** The positions of lines that wait, in order. */
export async function listPending(runId: string, most: number): Promise<number[]> {
  const rows = await db.waveRunLine.findMany({
    where: { runId, state: 'PENDING' },
    orderBy: { position: 'asc' },
    take: most,
    select: { position: true },
  });
  return rows.map(({ position }) => position);
}

/** A wave's latest run with how far it is, null when there was none. */
export async function readProgress(waveId: string, tx: Tx = db): Promise<RunProgress | null> {
  const run = await tx.waveRun.findFirst({
    where: { waveId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: runColumns,
  });
  if (!run) return null;
  const { waveId: _, createdById: __, ...head } = run;
  const states = await tx.waveRunLine.groupBy({ by: ['state'], where: { runId: run.id }, _count: true });
  const count = (state: string) => states.find((one) => one.state === state)?._count ?? 0;
  return { ...head, done: count('DONE'), refused: count('REFUSED') };
}

const MOST_REFUSED = 500;

/** The lines of a run that were refused when their turn came, in order; at most 500. */
export async function listRefused(runId: string): Promise<RefusedLine[]> {
  const rows = await db.waveRunLine.findMany({
    where: { runId, state: 'REFUSED' },
    orderBy: { position: 'asc' },
    take: MOST_REFUSED,
    select: { accountNumber: true, code: true, message: true, account: { select: { name: true } } },
  });
  return rows.map(({ accountNumber, code, message, account }) => ({
    accountNumber,
    name: account.name,
    code: code ?? '',
    message: message ?? '',
  }));
}
