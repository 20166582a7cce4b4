import 'server-only';
import { command } from '@/lib/platform/command';
import { readProgress, readRunRow } from '../data/runs';
import { assertMayPlan } from '../policy';
import { waveEvent } from '../rules/events';
import { runReference } from '../schema';

/** Closes a run whose lines are all settled; one that has lines left, or is closed, stays as it is. */
export const finishRun = command({
  name: 'wave.run_finished',
  input: runReference,
  async run({ tx, actor, now }, { runId }) {
    assertMayPlan(actor);
    const { count } = await tx.waveRun.updateMany({
      where: { id: runId, finishedAt: null, lines: { none: { state: 'PENDING' } } },
      data: { finishedAt: now },
    });
    const run = count > 0 ? await readRunRow(tx, runId) : null;
    if (!run) return { result: false, audit: [], events: [] };
    const progress = await readProgress(run.waveId, tx);
    return {
      result: true,
      audit: {
        subjectType: 'wave',
        subjectId: run.waveId,
        after: { runId, done: progress?.done, refused: progress?.refused },
      },
      events: [waveEvent('wave.run_finished', run.waveId, { runId })],
    };
  },
});
