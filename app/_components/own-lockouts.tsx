import { LockoutStrip } from '@/components/frame/lockout-strip';
import { LiveRefresh } from '@/components/platform/live-refresh';
import { RefreshAt } from '@/components/platform/refresh-at';
import { stripLockout } from '@/components/upgrades/strip-lockout';
import type { Person } from '@/lib/platform/actor';
import { loadNearLockouts } from '@/lib/upgrades/loaders';

/** The strip under the bar of every page of an admin, and the one stream that keeps it and the page below it true. */
export async function OwnLockouts({ person }: { person: Person }) {
  const { near, nextNearAt, now } = await loadNearLockouts(person);
  return (
    <>
      <LockoutStrip
        lockouts={near.map(({ account, upgrade }) => stripLockout(account, upgrade))}
        now={now.getTime()}
      />
      <LiveRefresh topics={['accounts']} />
      <RefreshAt at={nextNearAt} now={now.getTime()} />
    </>
  );
}
