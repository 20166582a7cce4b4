import 'server-only';
import type { Work } from '@/lib/platform/command';
import { Conflict } from '@/lib/platform/errors';
import { readUnfinishedRun } from '../data/runs';
import type { DryRun, RunProgress } from '../types';

type Order = {
  waveId: string;
  kind: RunProgress['kind'];
  reason: string | null;
  fingerprint: string | undefined;
};

/** What was shown is what is carried out, or nothing. @throws Conflict */
export async function assertMayStart({ tx }: Work, waveId: string): Promise<void> {
  if (await readUnfinishedRun(tx, waveId))
    throw new Conflict('A plan of this wave is being carried out. Wait until it is done.', 'run_unfinished');
}

/** Keeps a plan as a run with a line for each account; the worker carries it out. @throws Conflict */
export async function startRun({ tx, actor, now }: Work, plan: DryRun, order: Order): Promise<RunProgress> {
  const { waveId, kind, reason, fingerprint } = order;
  if (fingerprint !== undefined && fingerprint !== plan.fingerprint)
    throw new Conflict('The plan has changed since you looked at it. Look at it again.', 'plan_changed');
  const run = await tx.waveRun.create({
    data: { waveId, kind, reason, total: plan.placed.length, createdAt: now, createdById: actor.userId },
    select: { id: true, kind: true, reason: true, total: true, createdAt: true, finishedAt: true },
  });
  await tx.waveRunLine.createMany({
    data: plan.placed.map(({ accountNumber, upgradeStartsAt }, position) => ({
      runId: run.id,
      position,
      accountNumber,
      upgradeStartsAt,
    })),
  });
  return { ...run, done: 0, refused: 0 };
}
