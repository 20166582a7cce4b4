import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import type { Region } from '@/lib/service-levels/types';
import type { QueueNarrowing, QueueSort } from '../schema/queue';
import { conditionsOf, orderOf, Parameters, type Position, type Stretch } from './case-query';
import { candidates } from './case-search';
import type { Shape } from './case-shapes';

/** The usual page and one row more. As a constant it is planned once, as a value each time. */
const USUAL_ROWS = 51;

export type Read = {
  actor: Actor;
  query: QueueNarrowing;
  now: Date;
  from: Position | null;
  openRegions?: readonly Region[] | undefined;
  sort?: QueueSort | undefined;
};

/** Where cases are looked for: everywhere, in one account, or at the head of each of several. */
type Source = 'everywhere' | { account: string } | { accounts: string };

/** The statement that reads one stretch: constants for its text, everything given as a value. */
export function statementFor(
  { actor, query, now, from, openRegions, sort }: Read,
  stretch: Stretch,
  limit: number,
  shape: Shape,
  parameters = new Parameters(),
): { text: string; values: unknown[] } {
  const conditions = conditionsOf(stretch, query, { actor, now, from, parameters, openRegions, sort });
  const order = orderOf(stretch, sort);
  const rows = limit === USUAL_ROWS ? `${USUAL_ROWS}` : `${parameters.add(limit)}::int`;
  const page = `ORDER BY ${order} LIMIT ${rows}`;
  const accounts = accountsOf(actor, query.account);
  const inner = query.q
    ? searched(candidates(query.q, { actor, accounts, stretch, from }, parameters))
    : head(sourceOf(accounts, parameters));
  return { text: shape.wrap(inner, order, rows, parameters), values: parameters.values };

  function head(source: Source): string {
    if (source === 'everywhere') return read(null);
    if ('account' in source) return read(`account_number = ${source.account}`);
    const heads = read('account_number = own.own_number');
    return `SELECT heads.* FROM (${source.accounts}) own CROSS JOIN LATERAL (${heads}) heads ${page}`;
  }
  /** The search has kept inside the scope; the scope is asked again all the same. */
  function searched(numbers: string): string {
    const scope = accounts && `account_number = ANY(${parameters.add(accounts)}::int[])`;
    return read([numbers, scope].filter(Boolean).join(' AND '));
  }
  function read(condition: string | null): string {
    const all = [condition, ...conditions].filter(Boolean).join(' AND ');
    return `SELECT ${shape.columns} FROM cases ${all && `WHERE ${all}`} ${page}`;
  }
}

/** The accounts to look through, or null for all of them. A foreign account finds nothing. */
function accountsOf({ scope }: Actor, account: number | undefined): readonly number[] | null {
  if (scope.kind === 'all') return account === undefined ? null : [account];
  if (account === undefined) return scope.accountNumbers;
  return scope.accountNumbers.includes(account) ? [account] : [];
}

function sourceOf(accounts: readonly number[] | null, parameters: Parameters): Source {
  if (accounts === null) return 'everywhere';
  if (accounts.length === 1) return { account: `${parameters.add(accounts[0])}::int` };
  return { accounts: `SELECT unnest(${parameters.add(accounts)}::int[]) AS own_number` };
}
