import type { z } from 'zod';
import { nightOf } from '@/lib/waves/rules/night';
import type { DryRun, ListedWave, RunProgress } from '@/lib/waves/types';
import type { planShape } from './[id]/schema';
import type { runShape, waveShape } from './schema';

export function serializeWave({ version: _, ...wave }: ListedWave): z.input<typeof waveShape> {
  const { opensAt, closesAt } = nightOf(wave);
  return { ...wave, startsAt: opensAt.toISOString(), endsAt: closesAt.toISOString() };
}

export const serializeRun = ({ createdAt, finishedAt, ...run }: RunProgress): z.input<typeof runShape> => ({
  ...run,
  createdAt: createdAt.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
});

export function serializePlan(plan: DryRun): z.input<typeof planShape> {
  const { fingerprint, people, placed, conflicts, hours, notices } = plan;
  return {
    fingerprint,
    people,
    placed: placed.map(({ accountNumber, upgradeStartsAt, lockoutStartsAt, expectedEndAt }) => ({
      account: accountNumber,
      upgradeStartsAt: upgradeStartsAt.toISOString(),
      lockoutStartsAt: lockoutStartsAt.toISOString(),
      expectedEndAt: expectedEndAt.toISOString(),
    })),
    conflicts: conflicts.map(({ accountNumber, line, column, code, message }) => ({
      account: accountNumber,
      line,
      column,
      code,
      message,
    })),
    hours: hours.map(({ startsAt, endsAt, ...hour }) => ({
      ...hour,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    })),
    notices: notices.map(({ firstAt, lastAt, ...notice }) => ({
      ...notice,
      firstAt: firstAt.toISOString(),
      lastAt: lastAt.toISOString(),
    })),
  };
}
