import {
  BILLING_PERIODS,
  type BilledIn,
  LICENSES,
  type LicenseLine,
  type ServiceItem,
  type ServiceLine,
  type Total,
} from './types';

type Priced = Pick<ServiceItem, 'quantity' | 'unitPriceMinor'>;

/** What an item costs for one period, in the currency's smallest unit: whole numbers, so nothing is rounded. */
export const amountOf = ({ quantity, unitPriceMinor }: Priced): number => quantity * unitPriceMinor;

/** Billing moves out of the admin portal with the upgrade (facts.md U3). */
export const billedIn = (portal: 'ACCOUNT_MANAGER' | 'ADMIN_CONSOLE'): BilledIn =>
  portal === 'ADMIN_CONSOLE' ? 'BILLING_PORTAL' : 'ACCOUNT_MANAGER';

const byPeriod = (a: Total, b: Total) =>
  a.currency.localeCompare(b.currency) ||
  BILLING_PERIODS.indexOf(a.period) - BILLING_PERIODS.indexOf(b.period);

/** The sums, one for each currency and period: what is paid by the month is not added to what is paid by the year. */
export function totalsOf(amounts: readonly Total[]): Total[] {
  const groups = Map.groupBy(amounts, ({ currency, period }) => `${currency} ${period}`);
  return [...groups.values()]
    .flatMap(([first, ...others]) =>
      first
        ? [
            {
              currency: first.currency,
              period: first.period,
              amountMinor: others.reduce((sum, { amountMinor }) => sum + amountMinor, first.amountMinor),
            },
          ]
        : [],
    )
    .sort(byPeriod);
}

const asTotal = (item: ServiceItem): Total => ({
  currency: item.currency,
  period: item.period,
  amountMinor: amountOf(item),
});

/** The bill as Account Manager adds it up: item by item (facts.md U4). */
export const itemisedTotals = (items: readonly ServiceItem[]): Total[] => totalsOf(items.map(asTotal));

const peopleIn = (items: readonly ServiceItem[]): number =>
  new Set(items.flatMap(({ userId }) => userId ?? [])).size;

/** Items of one service at one price are one line. */
function servicesOf(items: readonly ServiceItem[]): ServiceLine[] {
  const groups = Map.groupBy(items, ({ code, name, unitPriceMinor, currency, period }) =>
    JSON.stringify([code, name, unitPriceMinor, currency, period]),
  );
  return [...groups.values()]
    .flatMap((same) => {
      const [first] = same;
      if (!first) return [];
      const { code, name, unitPriceMinor, currency, period } = first;
      const quantity = same.reduce((sum, item) => sum + item.quantity, 0);
      const amountMinor = amountOf({ quantity, unitPriceMinor });
      return [
        { code, name, unitPriceMinor, currency, period, quantity, amountMinor, people: peopleIn(same) },
      ];
    })
    .sort((a, b) => b.amountMinor - a.amountMinor || a.code.localeCompare(b.code));
}

/**
 * The bill as the billing portal shows it: the same items bundled inside licenses (facts.md U4). Each item is in exactly
 * one of them, and the sums equal those of the itemised bill.
 */
export function licensesOf(items: readonly ServiceItem[]): LicenseLine[] {
  const groups = Map.groupBy(items, ({ license }) => license);
  return LICENSES.flatMap((license) => {
    const bundled = groups.get(license);
    if (!bundled) return [];
    const services = servicesOf(bundled);
    return [{ license, people: peopleIn(bundled), services, totals: totalsOf(services) }];
  });
}

/** The rows of one page of a long bill, beginning after the item named; from the start when there is no such item. */
export function pageOfItems(items: readonly ServiceItem[], after: string | undefined, limit: number) {
  const start = after === undefined ? 0 : items.findIndex(({ id }) => id === after) + 1;
  const page = items.slice(start, start + limit);
  return { items: page, next: start + limit < items.length ? (page.at(-1)?.id ?? null) : null };
}
