import type { Metadata } from 'next';
import { Page, PageHeading } from '@/components/frame/page';
import { LiveRefresh } from '@/components/platform/live-refresh';
import { Pagination } from '@/components/ui/pagination';
import { EmptyState } from '@/components/ui/panel';
import { AccountFilter, filterHref } from '@/components/upgrades/account-filter';
import { AccountTable } from '@/components/upgrades/account-table';
import { requirePageActor } from '@/lib/auth/loaders';
import { loadAccountList } from '@/lib/upgrades/loaders';
import { PHASES } from '@/lib/upgrades/types';

export const metadata: Metadata = { title: 'All accounts' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const HERE = '/operations/accounts';
const GATHER_MS = 1_000;
const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value.slice(0, 200) : '');

/** Every account, whatever its day: each leads to where its upgrade is scheduled and run from. */
export default async function AllAccountsPage({ searchParams }: Props) {
  const params = await searchParams;
  const phase = PHASES.find((known) => known === one(params.phase));
  const query = { q: one(params.q), phase, cursor: one(params.cursor) || undefined };
  const person = await requirePageActor(filterHref(HERE, query), 'OPERATIONS');
  const list = await loadAccountList(person, query);
  return (
    <Page width="full">
      <LiveRefresh topics={['upgrades']} gatherMs={GATHER_MS} />
      <PageHeading
        title="All accounts"
        lead="Every account with its upgrade. Open one to give it a date, to move it, or to report how it goes."
      />
      <div className="mb-4">
        <AccountFilter query={query} action={HERE} />
      </div>
      {list.data.length > 0 ? (
        <AccountTable
          accounts={list.data}
          readerZone={person.timeZone}
          now={list.now}
          caption="All accounts"
          hrefOf={(number) => `/operations/${number}`}
        />
      ) : (
        <EmptyState title="No account matches">
          <p>Search by a part of the name or the beginning of the number.</p>
        </EmptyState>
      )}
      <Pagination
        label="Pages of accounts"
        newestHref={query.cursor ? filterHref(HERE, { ...query, cursor: undefined }) : undefined}
        nextHref={list.nextCursor ? filterHref(HERE, { ...query, cursor: list.nextCursor }) : undefined}
      />
    </Page>
  );
}
