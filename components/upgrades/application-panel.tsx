import { clsx } from 'clsx';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatInstant, formatYourTime } from '@/components/ui/time';
import type { Access } from '@/lib/upgrades/types';
import { portalNames } from './words';

type Props = {
  account: { number: number; timeZone: string; userAdministration: boolean };
  access: Access;
  readerZone: string;
  now: Date;
};

/** The account's applications: the admin portal by the name it has now, billing, requests, User Administration. */
export function ApplicationPanel({ account, access, readerZone, now }: Props) {
  const { lockout, portal } = access;
  const base = `/accounts/${account.number}`;
  const opens = lockout && until(lockout.expectedEndAt, account.timeZone, readerZone, now);
  const isLate = lockout !== null && lockout.expectedEndAt <= now;
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      <Tile
        title={portalNames[portal]}
        href={lockout ? undefined : `${base}/portal`}
        isClosed={lockout !== null}
      >
        {opens
          ? isLate
            ? `Closed for the upgrade, which is taking longer. It was expected to open as Admin Console ${opens}.`
            : `Closed for the upgrade. Expected to open as Admin Console ${opens}.`
          : portal === 'ACCOUNT_MANAGER'
            ? 'The admin portal of your account: its users and its bill.'
            : 'The admin portal of your account, in its new layout.'}
      </Tile>
      <Billing base={base} portal={portal} opens={isLate ? 'when the upgrade is done' : opens} />
      <Tile title="Requests" href={`/cases?account=${account.number}`}>
        What this account has asked for, and where each request stands.
      </Tile>
      <Tile title="User Administration" href={`/cases/new?account=${account.number}`}>
        {account.userAdministration
          ? 'Have users set up, changed or off-boarded by our specialists.'
          : 'Not part of this account yet: what it is, and how to get it.'}
      </Tile>
    </ul>
  );
}

type BillingProps = { base: string; portal: Access['portal']; opens: string | null };

/** On X Series a portal of its own; before, it says that it is in Account Manager, and during the lockout until when. */
function Billing({ base, portal, opens }: BillingProps) {
  if (opens)
    return (
      <Tile title="Billing" isClosed>
        Closed with Account Manager. Expected to open as a portal of its own {opens}.
      </Tile>
    );
  if (portal === 'ADMIN_CONSOLE')
    return (
      <Tile title="Billing" href={`${base}/billing`}>
        The billing portal. Your bill shows licenses, with the service items bundled inside.
      </Tile>
    );
  return (
    <Tile title="Billing" href={`${base}/portal?tab=billing`}>
      In Account Manager. With the upgrade it moves to a portal of its own, and opens from here.
    </Tile>
  );
}

function until(end: Date, zone: string, readerZone: string, now: Date): string {
  const yours = formatYourTime(end, null, zone, readerZone);
  return yours ? `${formatInstant(end, zone, now)} (${yours})` : formatInstant(end, zone, now);
}

type TileProps = { title: string; href?: string | undefined; isClosed?: boolean; children: ReactNode };

function Tile({ title, href, isClosed, children }: TileProps) {
  return (
    <li
      aria-disabled={isClosed || undefined}
      className={clsx(
        'relative flex flex-col gap-1 rounded-lg border p-4',
        isClosed ? 'bg-sunken' : 'bg-surface',
        href && 'hover:border-line-strong hover:bg-hover',
      )}
    >
      <h3 className="text-base font-semibold">
        {href ? (
          <Link
            href={href}
            prefetch={false}
            className="rounded-sm after:absolute after:inset-0 after:content-['']"
          >
            {title}
          </Link>
        ) : (
          <span className={isClosed ? 'text-muted' : undefined}>{title}</span>
        )}
      </h3>
      <p className="text-sm text-muted tabular-nums">{children}</p>
    </li>
  );
}
