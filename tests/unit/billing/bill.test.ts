import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMoney } from '@/components/billing/money';
import { amountOf, itemisedTotals, licensesOf, pageOfItems, totalsOf } from '@/lib/billing/rules';
import { BILLING_PERIODS, LICENSES, type ServiceItem } from '@/lib/billing/types';

const item: fc.Arbitrary<ServiceItem> = fc
  .record({
    id: fc.uuid(),
    code: fc.constantFrom('X2-SEAT', 'DID-LOCAL', 'REC'),
    name: fc.constantFrom('Seat', 'Number'),
    license: fc.constantFrom(...LICENSES),
    userId: fc.option(fc.constantFrom('ada', 'ben', 'cleo')),
    quantity: fc.integer({ min: 1, max: 100_000 }),
    unitPriceMinor: fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }),
    currency: fc.constantFrom('USD', 'EUR'),
    period: fc.constantFrom(...BILLING_PERIODS),
  })
  .map((given) => ({ ...given, userName: given.userId }));
const bill = fc.uniqueArray(item, { maxLength: 60, selector: ({ id }) => id });

describe('the two bills', () => {
  it('come to the same sums, to the smallest unit, for every currency and period', () => {
    fc.assert(
      fc.property(bill, (items) => {
        const itemised = itemisedTotals(items);
        expect(totalsOf(licensesOf(items).flatMap(({ totals }) => totals))).toEqual(itemised);
        expect(totalsOf(licensesOf(items).flatMap(({ services }) => services))).toEqual(itemised);
        for (const { currency, period, amountMinor } of itemised) {
          const same = items.filter((each) => each.currency === currency && each.period === period);
          const exact = same.reduce(
            (sum, each) => sum + BigInt(each.quantity) * BigInt(each.unitPriceMinor),
            0n,
          );
          expect(BigInt(amountMinor)).toBe(exact);
        }
      }),
    );
  });

  it('hold each item once: quantities and people by license are those of the items', () => {
    fc.assert(
      fc.property(bill, (items) => {
        const licenses = licensesOf(items);
        expect(new Set(licenses.map(({ license }) => license)).size).toBe(licenses.length);
        for (const { license, people, services } of licenses) {
          const own = items.filter((each) => each.license === license);
          expect(services.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(
            own.reduce((sum, { quantity }) => sum + quantity, 0),
          );
          expect(people).toBe(new Set(own.flatMap(({ userId }) => userId ?? [])).size);
          for (const line of services) expect(line.amountMinor).toBe(amountOf(line));
        }
      }),
    );
  });

  it('pages of a long bill, put together, are the bill', () => {
    fc.assert(
      fc.property(bill, fc.integer({ min: 1, max: 7 }), (items, limit) => {
        const seen: ServiceItem[] = [];
        let after: string | undefined;
        for (let turn = 0; turn <= items.length; turn += 1) {
          const page = pageOfItems(items, after, limit);
          seen.push(...page.items);
          if (page.next === null) break;
          after = page.next;
        }
        expect(seen).toEqual(items);
      }),
    );
  });
});

describe('money', () => {
  it.each([
    [123_450, 'USD', 'US$1,234.50'],
    [-5, 'GBP', '-£0.05'],
    [1200, 'JPY', 'JP¥1,200'],
  ])('%i of %s is %s', (amount, currency, words) => {
    expect(formatMoney(amount, currency)).toBe(words);
  });
});
