import { Countdown } from '@/components/ui/countdown';
import type { Phase, UpgradeFacts } from '@/lib/upgrades/types';

/** What the time runs towards in a phase: the closing, the start, the expected end. */
function targetOf(phase: Phase, upgrade: UpgradeFacts): Date | null {
  if (phase === 'SCHEDULED') return upgrade.lockoutStartsAt;
  if (phase === 'LOCKED_OUT') return upgrade.upgradeStartsAt;
  return phase === 'UPGRADING' ? upgrade.expectedEndAt : null;
}

/** The time left in this phase, ticking; the page asks the server again by itself when it is over. */
export function TimeLeft({ phase, upgrade, now }: { phase: Phase; upgrade: UpgradeFacts | null; now: Date }) {
  const target = upgrade && targetOf(phase, upgrade);
  if (!target) return null;
  return <Countdown key={target.getTime()} to={target.getTime()} now={now.getTime()} />;
}
