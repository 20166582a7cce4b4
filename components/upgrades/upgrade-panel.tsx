import type { ComponentProps, ReactNode } from 'react';
import { Badge } from '@/components/ui/status-badge';
import type { Region } from '@/lib/accounts/types';
import type { Phase } from '@/lib/upgrades/types';
import { AccountStatus } from './account-status';
import { PhaseBadge } from './phase-badge';
import { UpgradeTrack } from './upgrade-track';
import { regionNames } from './words';

type BadgesProps = { account: { number: number; region: Region }; phase: Phase };

/** Beside an account's name: its state, its number, its region. */
export function AccountBadges({ account, phase }: BadgesProps) {
  return (
    <>
      <PhaseBadge phase={phase} pill />
      <Badge>{account.number}</Badge>
      <Badge>{regionNames[account.region]}</Badge>
    </>
  );
}

type Props = ComponentProps<typeof AccountStatus> & {
  /** What the reader can do about it. */
  children?: ReactNode;
};

/** What an account's page is opened for: the window as it stands, and how far the upgrade has come. */
export function UpgradePanel({ children, ...status }: Props) {
  const { account, phase, upgrade, now } = status;
  return (
    <section aria-label="Upgrade" className="flex flex-col gap-6 rounded-lg border bg-surface p-4 sm:p-6">
      <AccountStatus {...status} />
      <UpgradeTrack phase={phase} upgrade={upgrade} zone={account.timeZone} now={now} />
      {children}
    </section>
  );
}
