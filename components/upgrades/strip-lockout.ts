import type { StripLockout } from '@/components/frame/lockout';
import { formatTime, formatWindow, zoneName } from '@/components/ui/time';
import type { UpgradeWindow } from '@/lib/upgrades/types';

/** A lockout as the strip under the bar shows it. */
export function stripLockout(
  account: { number: number; name: string; timeZone: string },
  { lockoutStartsAt, expectedEndAt }: UpgradeWindow,
): StripLockout {
  const zone = account.timeZone;
  return {
    accountName: account.name,
    href: `/accounts/${account.number}`,
    startsAt: lockoutStartsAt.getTime(),
    endsAt: expectedEndAt.getTime(),
    window: formatWindow(lockoutStartsAt, expectedEndAt, zone),
    endsAtWords: `${formatTime(expectedEndAt, zone)} ${zoneName(zone)}`,
  };
}
