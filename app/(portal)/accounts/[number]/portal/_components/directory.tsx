import { Button } from '@/components/ui/button';
import { Pagination } from '@/components/ui/pagination';
import { EmptyState } from '@/components/ui/panel';
import { TextField } from '@/components/ui/text-field';
import { DirectoryTable } from '@/components/upgrades/directory-table';
import type { DirectoryEntry, KeysetPage } from '@/lib/accounts/types';

type Props = { path: string; search: string; hasCursor: boolean; page: KeysetPage<DirectoryEntry> };

/** The account's end users, searched and paged by the address. */
export function Directory({ path, search, hasCursor, page }: Props) {
  const href = (cursor?: string) => {
    const params = new URLSearchParams({ ...(search && { q: search }), ...(cursor && { cursor }) });
    return `${path}?${params}`;
  };
  return (
    <>
      <search className="mb-4 block">
        <form action={path} className="flex items-end gap-2">
          <TextField
            name="q"
            type="search"
            label="Name, email, extension or site"
            defaultValue={search}
            maxLength={200}
            controlSize="sm"
            className="flex-1 sm:max-w-80"
          />
          <Button type="submit" size="sm">
            Search
          </Button>
        </form>
      </search>
      {page.data.length > 0 ? (
        <DirectoryTable users={page.data} />
      ) : (
        <EmptyState title={search ? 'Nobody matches' : 'No users yet'}>
          <p>
            {search
              ? 'Search by a part of the name, email, extension or site.'
              : 'Users appear here when they have been set up.'}
          </p>
        </EmptyState>
      )}
      <Pagination
        label="Pages of the directory"
        newestHref={hasCursor ? href() : undefined}
        nextHref={page.nextCursor ? href(page.nextCursor) : undefined}
      />
    </>
  );
}
