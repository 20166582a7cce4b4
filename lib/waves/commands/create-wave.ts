import 'server-only';
import { command } from '@/lib/platform/command';
import { Conflict } from '@/lib/platform/errors';
import { columnOf, waveColumns, waveFrom } from '../data/wave-record';
import { assertMayPlan } from '../policy';
import { waveEvent } from '../rules/events';
import { createWaveInput } from '../schema';

export const nameTaken = () => new Conflict('There is a wave of this name already.', 'name_taken');

/** A wave without accounts. Upgrades that name it already belong to it from now on. */
export const createWave = command({
  name: 'wave.created',
  input: createWaveInput,
  async run({ tx, actor, now }, { day, ...input }) {
    assertMayPlan(actor);
    const [row] = await tx.wave.createManyAndReturn({
      data: [{ ...input, day: columnOf(day), createdAt: now, createdById: actor.userId }],
      select: waveColumns,
      skipDuplicates: true,
    });
    if (!row) throw nameTaken();
    await tx.upgrade.updateMany({ where: { current: true, wave: row.name }, data: { waveId: row.id } });
    const wave = waveFrom(row);
    return {
      result: wave,
      audit: { subjectType: 'wave', subjectId: wave.id, after: wave },
      events: [waveEvent('wave.created', wave.id)],
    };
  },
});
