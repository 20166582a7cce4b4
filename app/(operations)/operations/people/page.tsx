import type { Metadata } from 'next';
import { PeopleTable } from '@/components/accounts/people-table';
import { Page, PageHeading } from '@/components/frame/page';
import { roleNames } from '@/components/frame/sections';
import { Pagination } from '@/components/ui/pagination';
import { EmptyState } from '@/components/ui/panel';
import { SearchForm } from '@/components/ui/search-form';
import { SelectField, TextField } from '@/components/ui/text-field';
import { TextLink } from '@/components/ui/text-link';
import { loadPeople } from '@/lib/accounts/loaders';
import { PERSON_ROLES } from '@/lib/accounts/types';
import { requirePageActor } from '@/lib/auth/loaders';

export const metadata: Metadata = { title: 'People' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const PATH = '/operations/people';
const one = (value: string | string[] | undefined) =>
  typeof value === 'string' ? value.replaceAll('\0', '').slice(0, 200) : '';

export default async function PeoplePage({ searchParams }: Props) {
  const person = await requirePageActor(PATH, 'OPERATIONS');
  const params = await searchParams;
  const q = one(params.q);
  const role = PERSON_ROLES.find((known) => known === one(params.role));
  const cursor = one(params.cursor) || undefined;
  const { now, data, nextCursor } = await loadPeople(person, { q, role, cursor });
  const href = (to?: string) =>
    `${PATH}?${new URLSearchParams({ ...(q && { q }), ...(role && { role }), ...(to && { cursor: to }) })}`;
  return (
    <Page width="full">
      <PageHeading
        title="People"
        lead={
          <>
            Who may sign in, and which accounts they administer. Many at once come by{' '}
            <TextLink href="/operations/imports">import</TextLink>; whoever is new gets an invitation by mail.
          </>
        }
      />
      <SearchForm action={PATH} className="mb-4 block">
        <TextField
          name="q"
          type="search"
          label="Name, email or account number"
          defaultValue={q}
          maxLength={200}
          controlSize="sm"
          className="min-w-48 flex-1 sm:max-w-80"
        />
        <SelectField name="role" label="Role" defaultValue={role ?? ''} controlSize="sm">
          <option value="">Any</option>
          {PERSON_ROLES.map((known) => (
            <option key={known} value={known}>
              {roleNames[known]}
            </option>
          ))}
        </SelectField>
      </SearchForm>
      {data.length > 0 ? (
        <PeopleTable people={data} now={now} />
      ) : (
        <EmptyState title="Nobody matches">
          <p>Search by a part of the name or address, or by the whole number of an account.</p>
        </EmptyState>
      )}
      <Pagination
        label="Pages of people"
        newestHref={cursor ? href() : undefined}
        nextHref={nextCursor ? href(nextCursor) : undefined}
      />
    </Page>
  );
}
