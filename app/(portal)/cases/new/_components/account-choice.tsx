import { clsx } from 'clsx';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/input';
import { type NewCaseQuery, newCaseHref } from './addresses';

type Account = { number: number; name: string };
type Props = { accounts: readonly Account[]; chosen: number | null; query: NewCaseQuery };

const AS_LINKS = 8;

/** For which account; with one there is nothing to choose. The choice is in the address. */
export function AccountChoice({ accounts, chosen, query }: Props) {
  if (accounts.length < 2) return null;
  return (
    <section aria-labelledby="account-choice" className="flex flex-col gap-2">
      <h2 id="account-choice" className="text-base font-semibold">
        For which account?
      </h2>
      {accounts.length <= AS_LINKS ? (
        <ul className="flex flex-wrap gap-2">
          {accounts.map(({ number, name }) => (
            <li key={number}>
              <Link
                href={newCaseHref({ ...query, account: number })}
                aria-current={number === chosen ? 'true' : undefined}
                scroll={false}
                className={clsx(
                  'flex min-h-10 items-baseline gap-2 rounded-md border px-3 py-2 transition-colors',
                  number === chosen
                    ? 'border-accent bg-accent-soft font-medium'
                    : 'border-line-strong/60 bg-surface hover:border-line-strong hover:bg-hover',
                )}
              >
                {name}
                <span className="text-sm font-normal text-muted tabular-nums">{number}</span>
              </Link>
            </li>
          ))}
        </ul>
      ) : (
        <AccountSelect accounts={accounts} chosen={chosen} query={query} />
      )}
    </section>
  );
}

function AccountSelect({ accounts, chosen, query }: Props) {
  const { account: _, ...kept } = query;
  return (
    <form action="/cases/new" className="flex max-w-form gap-2">
      {Object.entries(kept).map(
        ([name, value]) =>
          value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <Select name="account" aria-labelledby="account-choice" defaultValue={chosen ?? ''} required>
        <option value="" disabled>
          Choose an account
        </option>
        {accounts.map(({ number, name }) => (
          <option key={number} value={number}>
            {name} ({number})
          </option>
        ))}
      </Select>
      <Button type="submit">Choose</Button>
    </form>
  );
}
