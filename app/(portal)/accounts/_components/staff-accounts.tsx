import { Page, PageHeading } from '@/components/frame/page';
import { LiveRefresh } from '@/components/platform/live-refresh';
import { Pagination } from '@/components/ui/pagination';
import { EmptyState } from '@/components/ui/panel';
import { AccountFilter, type AccountQuery, filterHref } from '@/components/upgrades/account-filter';
import { AccountTable } from '@/components/upgrades/account-table';
import type { Person } from '@/lib/platform/actor';
import { loadAccountList } from '@/lib/upgrades/loaders';

/** Every account by number, for the people who serve them. */
export async function StaffAccounts({ person, query }: { person: Person; query: AccountQuery }) {
  const { data, nextCursor, now } = await loadAccountList(person, query);
  return (
    <Page width="full">
      <LiveRefresh topics={['desk']} />
      <PageHeading
        title="Accounts"
        lead="Find an account to see when it is upgraded and what it looks like to its admins."
      />
      <div className="mb-4">
        <AccountFilter query={query} />
      </div>
      {data.length > 0 ? (
        <AccountTable accounts={data} readerZone={person.timeZone} now={now} caption="Accounts" />
      ) : (
        <EmptyState title="No account matches">
          <p>Search by a part of the name or the beginning of the number.</p>
        </EmptyState>
      )}
      <Pagination
        label="Pages of accounts"
        newestHref={query.cursor ? filterHref('/accounts', { ...query, cursor: undefined }) : undefined}
        nextHref={nextCursor ? filterHref('/accounts', { ...query, cursor: nextCursor }) : undefined}
      />
    </Page>
  );
}
