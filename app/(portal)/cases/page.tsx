import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { ComponentProps } from 'react';
import { Page, PageHeading } from '@/components/frame/page';
import { LiveRefresh } from '@/components/platform/live-refresh';
import { LinkButton } from '@/components/ui/button';
import { Pagination } from '@/components/ui/pagination';
import { EmptyState } from '@/components/ui/panel';
import { requirePageActor } from '@/lib/auth/loaders';
import { loadMyCases } from '@/lib/cases/loaders/customers';
import { isOpen } from '@/lib/cases/rules/status';
import { listCasesQuery } from '@/lib/cases/schema/list-cases';
import type { CaseRow } from '@/lib/cases/types';
import type { Person } from '@/lib/platform/actor';
import { Invalid } from '@/lib/platform/errors';
import { loadOwnAccounts } from '@/lib/upgrades/loaders';
import { CaseTable } from './_components/case-table';
import { Filters, type ListQuery, listHref } from './_components/filters';

export const metadata: Metadata = { title: 'Requests' };

type Search = Record<string, string | string[] | undefined>;

/** Address parts that make no sense are left out rather than complained about. */
function queryOf(search: Search) {
  const given = (name: string) => (typeof search[name] === 'string' ? search[name] || undefined : undefined);
  const { shape } = listCasesQuery;
  const account = shape.account.safeParse(given('account'));
  const status = shape.status.safeParse(given('status'));
  const q = shape.q.safeParse(given('q'));
  return { account: account.data, status: status.data, q: q.data, cursor: given('cursor') };
}

async function load(person: Person, query: ListQuery, cursor: string | undefined) {
  try {
    return await loadMyCases(person, { ...query, cursor, sort: 'next_deadline' });
  } catch (error) {
    if (error instanceof Invalid) redirect(listHref(query));
    throw error;
  }
}

export default async function CasesPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { cursor, ...query } = queryOf(await searchParams);
  const person = await requirePageActor(listHref(query), 'CUSTOMER_ADMIN');
  const [page, { accounts }] = await Promise.all([load(person, query, cursor), loadOwnAccounts(person)]);
  const { rows, marks, nextCursor, now } = page;
  const newHref = query.account === undefined ? '/cases/new' : `/cases/new?account=${query.account}`;
  const isFiltered = query.account !== undefined || query.status !== undefined || query.q !== undefined;
  return (
    <Page width="full">
      <PageHeading
        title="Requests"
        actions={
          <LinkButton href={newHref} variant="primary">
            New request
          </LinkButton>
        }
      />
      <Filters query={query} accounts={accounts} />
      {rows.length > 0 ? (
        <Tables
          rows={rows}
          marks={marks}
          zone={person.timeZone}
          now={now}
          severalAccounts={accounts.length > 1}
        />
      ) : (
        <Nothing isFiltered={isFiltered} newHref={newHref} />
      )}
      <Pagination
        label="Pages of requests"
        newestHref={cursor ? listHref(query) : undefined}
        nextHref={nextCursor ? listHref(query, nextCursor) : undefined}
      />
      <LiveRefresh topics={['accounts']} />
    </Page>
  );
}

type TablesProps = Omit<ComponentProps<typeof CaseTable>, 'caption'>;

/** What waits on the reader first, then what is open by its next deadline, then what is finished. */
function Tables({ rows, ...rest }: TablesProps) {
  const isWaiting = ({ status }: CaseRow) => status === 'WAITING_ON_CUSTOMER';
  const groups = [
    { title: 'Waiting on you', rows: rows.filter(isWaiting) },
    {
      title: 'Open, the next deadline first',
      rows: rows.filter((row) => isOpen(row.status) && !isWaiting(row)),
    },
    { title: 'Finished', rows: rows.filter(({ status }) => !isOpen(status)) },
  ].filter((group) => group.rows.length > 0);
  return (
    <div className="flex flex-col gap-6">
      {groups.map((group) => (
        <section key={group.title} className="flex flex-col gap-2">
          {groups.length > 1 && <h2 className="text-base font-semibold">{group.title}</h2>}
          <CaseTable caption={group.title} rows={group.rows} {...rest} />
        </section>
      ))}
    </div>
  );
}

function Nothing({ isFiltered, newHref }: { isFiltered: boolean; newHref: string }) {
  if (isFiltered)
    return (
      <EmptyState
        title="No requests like this"
        actions={<LinkButton href="/cases">Show all requests</LinkButton>}
      >
        Nothing here matches the state, account and words you chose.
      </EmptyState>
    );
  return (
    <EmptyState title="No requests yet" actions={<LinkButton href={newHref}>File the first one</LinkButton>}>
      Hand routine changes to your users to a specialist team, or report what is broken. Every request carries
      a deadline that you see before you send it.
    </EmptyState>
  );
}
