import Link from 'next/link';
import { Callout } from '@/components/ui/callout';
import { LocalWindow } from '@/components/ui/local-time';
import { isLockedPhase } from '@/lib/upgrades/rules/phase';
import type { Phase, UpgradeFacts } from '@/lib/upgrades/types';

/** What User Administration Services are and how to get them, for an account without (facts.md S1, S2, S4). */
export function ServicesMissing({ name }: { name: string }) {
  return (
    <Callout title={`${name} does not include User Administration Services`}>
      <p className="max-w-prose">
        With them a specialist team does the routine changes to your users for you: setting up new ones,
        changing them, off-boarding those who leave, for 8x8 Work and 8x8 Contact Center, each within 24
        hours. They come with an Enterprise arrangement or can be added to any other service level.
      </p>
      <p className="mt-2 max-w-prose">
        To add them, talk to your 8x8 account team or{' '}
        <Link href="/support" className="link">
          call support
        </Link>
        . Until then you change users yourself in the account’s admin portal, and you can file technical cases
        here.
      </p>
    </Callout>
  );
}

type LockoutProps = {
  account: { name: string; timeZone: string };
  upgrade: UpgradeFacts;
  phase: Phase;
  readerZone: string;
  now: Date;
};

const AHEAD_MS = 7 * 86_400_000;

/**
 * Requests and the upgrade know each other: a week ahead and during the lockout the reader hears that work on users
 * waits for its end.
 */
export function LockoutNote({ account, upgrade, phase, readerZone, now }: LockoutProps) {
  const locked = isLockedPhase(phase);
  const isNear = upgrade.lockoutStartsAt.getTime() - now.getTime() <= AHEAD_MS;
  if (!locked && !(phase === 'SCHEDULED' && isNear)) return null;
  const window = (
    <LocalWindow
      start={upgrade.lockoutStartsAt}
      end={upgrade.expectedEndAt}
      zone={account.timeZone}
      readerZone={readerZone}
      now={now}
    />
  );
  if (locked)
    return (
      <Callout meaning="attention" title={`${account.name} is being upgraded right now`}>
        It is locked out {window}. Your request is kept, and work on users is done after. The directory is
        closed until then, so enter existing users by their email address.
      </Callout>
    );
  return (
    <p className="flex items-baseline gap-2 text-sm text-muted">
      <span aria-hidden="true" className="shape" data-meaning="calm" />
      <span>
        {account.name} will be locked out for its upgrade {window}. Your request is kept; what falls into that
        time is done after.
      </span>
    </p>
  );
}
