import { zoneName } from '@/lib/platform/zone-name';
import type { UpgradeRecord } from '../types';

type Facts = { account: { number: number; name: string }; upgrade: UpgradeRecord; startedBy: string | null };

const clock = (at: Date, zone: string) => {
  const words = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
  return `${words} ${zoneName(zone)}`;
};

/** Names the alert of one attempt for ever: told twice it is one. */
export const overrunOccasion = (upgradeId: string): string => `upgrade-overrun:${upgradeId}`;

/**
 * What one of operations is told when an upgrade is past its expected end and nobody has reported it finished. Times are UTC
 * instants, said in the reader's zone (IANA), called as on pages.
 */
export function overrunMessage({ account, upgrade, startedBy }: Facts, readerZone: string) {
  const { startedAt, expectedEndAt, wave } = upgrade;
  const started = startedAt
    ? `It was reported started ${clock(startedAt, readerZone)} by ${startedBy ?? 'the runner'}.`
    : 'Its start was never reported.';
  return {
    occasion: overrunOccasion(upgrade.id),
    kind: 'upgrade.overrun',
    title: `The upgrade of ${account.name} takes longer than planned`,
    text: [
      `${account.name} (${account.number})${wave ? `, wave ${wave}` : ''}: the upgrade was expected to end ${clock(expectedEndAt, readerZone)} and is not reported finished. ${started}`,
      'Account Manager stays closed until it is reported complete or failed.',
    ].join('\n\n'),
    href: `/operations/${account.number}`,
    accountNumber: account.number,
  };
}
