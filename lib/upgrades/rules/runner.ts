import type { UpgradeFacts } from '../types';
import { phaseOf } from './phase';

/** How much of its planned time an automatic upgrade takes: 75 to 97 %, always the same for the same one. */
function shareOf(id: string): number {
  const sum = [...id].reduce(
    (total, character) => (total * 31 + (character.codePointAt(0) ?? 0)) % 10_007,
    7,
  );
  return 0.75 + (sum % 23) / 100;
}

/**
 * What the automatic runner (UPGRADE_RUNNER=automatic) reports at `now` (UTC), null when nothing is due: the start at
 * the scheduled start, the end a little before the expected one. A start that came late moves the end by as much.
 */
export function dueReport(upgrade: UpgradeFacts & { id: string }, now: Date): 'start' | 'complete' | null {
  const phase = phaseOf(upgrade, now);
  if (phase !== 'UPGRADING' && phase !== 'OVERRUNNING') return null;
  if (!upgrade.startedAt) return 'start';
  const planned = upgrade.expectedEndAt.getTime() - upgrade.upgradeStartsAt.getTime();
  const doneAt = upgrade.startedAt.getTime() + planned * shareOf(upgrade.id);
  return now.getTime() >= doneAt ? 'complete' : null;
}
