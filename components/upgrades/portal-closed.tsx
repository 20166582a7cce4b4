import { Page, PageHeading } from '@/components/frame/page';
import { LiveRefresh } from '@/components/platform/live-refresh';
import { RefreshAt } from '@/components/platform/refresh-at';
import { LinkButton } from '@/components/ui/button';
import { Countdown } from '@/components/ui/countdown';
import { formatInstant, formatYourTime } from '@/components/ui/time';
import type { Access, AccountHead } from '@/lib/upgrades/types';

type Props = { account: AccountHead; access: Access; readerZone: string; now: Date };

/** In place of the portal during the lockout. It follows by itself, and Admin Console opens in its place. */
export function PortalClosed({ account, access, readerZone, now }: Props) {
  const end = access.lockout?.expectedEndAt ?? now;
  const isLate = end.getTime() <= now.getTime();
  const yours = formatYourTime(end, null, account.timeZone, readerZone);
  return (
    <Page>
      <LiveRefresh topics={[`account:${account.number}`]} />
      <RefreshAt at={isLate ? null : end.getTime()} now={now.getTime()} />
      <PageHeading
        title="Account Manager is closed"
        back={{ href: `/accounts/${account.number}`, label: account.name }}
      />
      <div
        role="status"
        className="tint flex max-w-prose flex-col gap-3 rounded-lg border p-4 sm:p-6"
        data-meaning="attention"
      >
        <p>
          {account.name} is being upgraded to X Series.{' '}
          {isLate
            ? 'The upgrade is taking longer than planned. It was expected to end '
            : 'It is expected to end '}
          <time dateTime={end.toISOString()} className="font-semibold">
            {formatInstant(end, account.timeZone, now)}
          </time>
          {yours && ` (${yours})`}
          {!isLate && (
            <>
              , in <Countdown key={end.getTime()} to={end.getTime()} now={now.getTime()} reached="a moment" />
            </>
          )}
          .
        </p>
        <p>
          Admin Console opens here by itself when it is done. Until then everyone is signed out of the portal;
          calls, call flows and 8x8 Work carry on.
        </p>
        <p>
          <LinkButton href={`/accounts/${account.number}`} prefetch={false}>
            Follow the upgrade
          </LinkButton>
        </p>
      </div>
    </Page>
  );
}
