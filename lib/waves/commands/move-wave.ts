import 'server-only';
import { assertUpdated, assertVersion, command } from '@/lib/platform/command';
import { Invalid } from '@/lib/platform/errors';
import { planMoveOf } from '../data/plan';
import { columnOf, getWave, lockWave } from '../data/wave-record';
import { assertMayPlan } from '../policy';
import { waveEvent } from '../rules/events';
import { moveWaveInput } from '../schema';
import type { RunProgress, WaveRecord } from '../types';
import { assertMayStart, startRun } from './start-run';

/**
 * Moves a wave to another day: its accounts whose lockout is ahead are planned anew and moved one by one. Those that find
 * no place keep their dates; the wave shows them as outside its hours.
 */
export const moveWave = command({
  name: 'wave.moved',
  input: moveWaveInput,
  async run(work, { id, day, reason, fingerprint }) {
    const { tx, actor, now, expectedVersion } = work;
    assertMayPlan(actor);
    const before = await lockWave(tx, id);
    assertVersion(before.version, { expectedVersion });
    if (day === before.day) throw Invalid.field('day', 'The wave is on this day already.');
    await assertMayStart(work, id);
    const plan = await planMoveOf(before, day, now, tx);
    const { count } = await tx.wave.updateMany({
      where: { id, version: before.version },
      data: { day: columnOf(day), version: { increment: 1 } },
    });
    assertUpdated(count, { expectedVersion });
    const run =
      plan.placed.length > 0
        ? await startRun(work, plan, { waveId: id, kind: 'MOVE', reason, fingerprint })
        : null;
    const wave = await getWave(id, tx);
    const result: { wave: WaveRecord; run: RunProgress | null } = { wave, run };
    return {
      result,
      audit: {
        subjectType: 'wave',
        subjectId: id,
        before: { day: before.day },
        after: {
          day,
          reason,
          runId: run?.id ?? null,
          accounts: plan.placed.length,
          conflicts: plan.conflicts.length,
        },
      },
      events: [waveEvent('wave.moved', id, { runId: run?.id ?? null })],
    };
  },
});
