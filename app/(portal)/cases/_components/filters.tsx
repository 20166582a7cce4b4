import { statusInWords } from '@/components/cases/words';
import { Button } from '@/components/ui/button';
import { Input, Select } from '@/components/ui/input';
import { Tabs } from '@/components/ui/tabs';
import type { CASE_STATUSES } from '@/lib/cases/types';

export type ListQuery = {
  account?: number | undefined;
  status?: (typeof CASE_STATUSES)[number] | undefined;
  q?: string | undefined;
};

export function listHref({ account, status, q }: ListQuery, cursor?: string): string {
  const search = new URLSearchParams();
  if (account !== undefined) search.set('account', String(account));
  if (status) search.set('status', status);
  if (q) search.set('q', q);
  if (cursor) search.set('cursor', cursor);
  const text = search.toString();
  return text ? `/cases?${text}` : '/cases';
}

type Props = { query: ListQuery; accounts: readonly { number: number; name: string }[] };

const ORDER = ['WAITING_ON_CUSTOMER', 'NEW', 'OPEN', 'RESOLVED', 'CLOSED', 'CANCELLED'] as const;

/** State as tabs, words to search for, account as a choice where there are several; all live in the address. */
export function Filters({ query, accounts }: Props) {
  const { account, status, q } = query;
  const tabs = [
    { href: listHref({ account, q }), label: 'All', current: status === undefined },
    ...ORDER.map((value) => ({
      href: listHref({ account, q, status: value }),
      label: statusInWords(value, 'CUSTOMER').word,
      current: status === value,
    })),
  ];
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-96">
        <Tabs tabs={tabs} label="State" />
      </div>
      <form action="/cases" className="flex flex-wrap items-center gap-2">
        {status && <input type="hidden" name="status" value={status} />}
        <Input
          type="search"
          name="q"
          aria-label="Search requests"
          placeholder="Number, name or words"
          controlSize="sm"
          className="w-52! max-w-full"
          maxLength={100}
          defaultValue={q}
        />
        {accounts.length > 1 && (
          <Select
            name="account"
            aria-label="Account"
            controlSize="sm"
            className="w-auto! max-w-full"
            defaultValue={account ?? ''}
          >
            <option value="">All accounts</option>
            {accounts.map(({ number, name }) => (
              <option key={number} value={number}>
                {name} ({number})
              </option>
            ))}
          </Select>
        )}
        <Button type="submit" size="sm">
          Show
        </Button>
      </form>
    </div>
  );
}
