import 'server-only';
import { command, type Work } from '@/lib/platform/command';
import { scheduleUpgrade } from '@/lib/upgrades/commands/schedule-upgrade';
import { lockForScheduling } from '@/lib/upgrades/data/gate';
import { freezesAround } from '../data/freezes';
import { readHeld, readPlanAccounts } from '../data/plan-facts';
import { readRunRow } from '../data/runs';
import { lockWave } from '../data/wave-record';
import { assertMayPlan } from '../policy';
import { planWave } from '../rules/plan';
import { runLine } from '../schema';
import type { Plan, WaveRecord } from '../types';

const HOUR_MS = 3_600_000;
const nothing = { result: { isSettled: false }, audit: [], events: [] };
const settled = { ...nothing, result: { isSettled: true } };

type Line = { accountNumber: number; upgradeStartsAt: Date };

/**
 * Gives one line's account its date, in one transaction with the line. The account is put through the rule of the dry run
 * once more: what changed since is refused with its reason. A line that is settled already is left alone.
 */
export const applyLine = command({
  name: 'wave.line_applied',
  input: runLine,
  async run(work, { runId, position }) {
    const { tx, actor, now } = work;
    assertMayPlan(actor);
    const run = await readRunRow(tx, runId);
    if (!run) return nothing;
    const wave = await lockWave(tx, run.waveId);
    const key = { runId_position: { runId, position } };
    const line = await tx.waveRunLine.findUnique({ where: key });
    if (line?.state !== 'PENDING') return nothing;
    const conflict = (await recheck(work, wave, line, run.kind === 'MOVE')).conflicts[0];
    if (conflict) {
      const { code, message } = conflict;
      await tx.waveRunLine.update({ where: key, data: { state: 'REFUSED', code, message, settledAt: now } });
      return settled;
    }
    // On behalf of who started the run: the account's history names them.
    const starter = { ...work, actor: { ...actor, userId: run.createdById }, expectedVersion: undefined };
    await scheduleUpgrade.within(tx, starter, {
      accountNumber: line.accountNumber,
      upgradeStartsAt: line.upgradeStartsAt.toISOString(),
      lockoutLeadMinutes: wave.lockoutLeadMinutes,
      durationMinutes: wave.durationMinutes,
      wave: wave.name,
      reason: run.reason,
    });
    await tx.waveRunLine.update({ where: key, data: { state: 'DONE', settledAt: now } });
    return settled;
  },
});

/** The account alone against the wave as it is now; the hour around the start is all of the night that matters. */
async function recheck({ tx, clock }: Work, wave: WaveRecord, line: Line, isMove: boolean): Promise<Plan> {
  const { accountNumber, upgradeStartsAt: startsAt } = line;
  await lockForScheduling(tx, accountNumber);
  const around = (hours: number) => new Date(startsAt.getTime() + hours * HOUR_MS);
  return planWave({
    wave,
    rows: [{ accountNumber, startsAt, line: null }],
    accounts: await readPlanAccounts(tx, [accountNumber]),
    held: await readHeld(tx, wave, {
      except: [accountNumber],
      countsPending: false,
      from: around(-1),
      to: around(1),
    }),
    freezes: await freezesAround(wave.day, tx),
    isMove,
    now: clock.now(),
  });
}
