import { Conflict } from '@/lib/platform/errors';
import type { Phase, UpgradeRecord } from '../types';
import { phaseOf } from './phase';

export type Report = 'start' | 'complete' | 'fail';
type Refusal = readonly [code: string, detail: string];

const refusals: Partial<Record<Phase, Refusal>> = {
  NOT_SCHEDULED: ['not_scheduled', 'No upgrade is scheduled for this account.'],
  SCHEDULED: ['not_locked_out', 'The lockout of this account has not begun.'],
  COMPLETED: ['already_completed', 'This upgrade was reported complete.'],
  FAILED: ['already_failed', 'This upgrade was reported failed. Schedule the account again.'],
};

/** Why a report is refused in this phase, or null (product.md part 1). Pure; nothing is thrown. */
export function refusalOf(report: Report, phase: Phase): Refusal | null {
  if (report === 'complete' && phase === 'LOCKED_OUT')
    return ['not_started', 'This upgrade has not started.'];
  return refusals[phase] ?? null;
}

/**
 * The attempt a report of the upgrade runner is about. A start and a failure may be reported from the lockout on, an end
 * once the upgrade has started; ends are reported once. `now` is a UTC instant. @throws Conflict
 */
export function reportable(report: Report, upgrade: UpgradeRecord | null, now: Date): UpgradeRecord {
  const refusal = refusalOf(report, phaseOf(upgrade, now));
  if (refusal) throw new Conflict(refusal[1], refusal[0]);
  return upgrade as UpgradeRecord;
}
