import 'server-only';
import { command } from '@/lib/platform/command';
import { Conflict } from '@/lib/platform/errors';
import { planOf } from '../data/plan';
import { lockWave } from '../data/wave-record';
import { assertMayPlan } from '../policy';
import { waveEvent } from '../rules/events';
import { applyPlanInput } from '../schema';
import { assertMayStart, startRun } from './start-run';

/** Carries a plan out: planned once more, kept as a run, and then applied account by account by the worker. */
export const applyPlan = command({
  name: 'wave.plan_applied',
  input: applyPlanInput,
  async run(work, { id, fingerprint, ...source }) {
    assertMayPlan(work.actor);
    const wave = await lockWave(work.tx, id);
    await assertMayStart(work, id);
    const plan = await planOf(wave, source, work.now, work.tx);
    if (plan.placed.length === 0)
      throw new Conflict('None of these accounts can be placed.', 'nothing_to_apply');
    const run = await startRun(work, plan, { waveId: id, kind: 'SCHEDULE', reason: null, fingerprint });
    return {
      result: run,
      audit: {
        subjectType: 'wave',
        subjectId: id,
        after: { runId: run.id, accounts: run.total, conflicts: plan.conflicts.length },
      },
      events: [waveEvent('wave.run_started', id, { runId: run.id })],
    };
  },
});
