import 'server-only';
import { assertUpdated, assertVersion, command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { Conflict, Invalid } from '@/lib/platform/errors';
import { Prisma } from '@/lib/platform/generated/client';
import { readUnfinishedRun } from '../data/runs';
import { columnOf, getWave, lockWave } from '../data/wave-record';
import { assertMayPlan } from '../policy';
import { waveEvent } from '../rules/events';
import { changeWaveInput } from '../schema';
import type { WaveRecord } from '../types';
import { nameTaken } from './create-wave';

/**
 * Corrects a wave's terms. They hold for what is planned from now on; accounts that have their dates keep them, and the
 * wave shows which of them no longer fit. The day of a wave with accounts changes only by moving it.
 */
export const changeWave = command({
  name: 'wave.changed',
  input: changeWaveInput,
  async run({ tx, actor, expectedVersion }, { id, ...given }) {
    assertMayPlan(actor);
    const before = await lockWave(tx, id);
    assertVersion(before.version, { expectedVersion });
    const wave = { ...before, ...given };
    if (wave.opensAt === wave.closesAt)
      throw Invalid.field('closesAt', 'The hours must not end when they begin.');
    await assertMayChange(tx, before, wave);
    const { id: _, version, day, ...terms } = wave;
    const { count } = await tx.wave
      .updateMany({
        where: { id, version },
        data: { ...terms, day: columnOf(day), version: { increment: 1 } },
      })
      .catch(takenInWords);
    assertUpdated(count, { expectedVersion });
    if (wave.name !== before.name) await rename(tx, before, wave.name);
    const after = await getWave(id, tx);
    return {
      result: after,
      audit: { subjectType: 'wave', subjectId: id, before, after },
      events: [waveEvent('wave.changed', id)],
    };
  },
});

async function assertMayChange(tx: Tx, before: WaveRecord, after: WaveRecord): Promise<void> {
  if (await readUnfinishedRun(tx, before.id))
    throw new Conflict(
      'A plan of this wave is being carried out. Change the wave when it is done.',
      'run_unfinished',
    );
  if (after.day !== before.day) {
    const held = await tx.upgrade.count({
      where: { waveId: before.id, current: true, completedAt: null, failedAt: null },
    });
    if (held > 0)
      throw new Conflict(
        'Accounts have their dates in this wave. Move the wave, with a reason.',
        'wave_not_empty',
      );
  }
}

/** The name is the one thing of a wave that no two have; the database decides, also between two at once. */
function takenInWords(error: unknown): never {
  throw error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002' ? nameTaken() : error;
}

/** Upgrades show their wave by its name; those that carried the new name already belong to it now. */
async function rename(tx: Tx, { id }: WaveRecord, wave: string): Promise<void> {
  await tx.upgrade.updateMany({ where: { waveId: id }, data: { wave, version: { increment: 1 } } });
  await tx.upgrade.updateMany({ where: { current: true, waveId: null, wave }, data: { waveId: id } });
}
