import type { z } from 'zod';
import type { Bill } from '@/lib/billing/data';
import { amountOf, itemisedTotals, licensesOf } from '@/lib/billing/rules';
import type { billShape } from './schema';

export function serializeBill(account: number, { billedIn, items }: Bill): z.input<typeof billShape> {
  const idsByLicense = Map.groupBy(items, ({ license }) => license);
  return {
    account,
    billedIn,
    totals: itemisedTotals(items),
    licenses: licensesOf(items).map(({ license, people, totals }) => ({
      license,
      people,
      totals,
      items: (idsByLicense.get(license) ?? []).map(({ id }) => id),
    })),
    items: items.map((item) => ({
      id: item.id,
      code: item.code,
      name: item.name,
      license: item.license,
      user: item.userId,
      quantity: item.quantity,
      unitPriceMinor: item.unitPriceMinor,
      amountMinor: amountOf(item),
      currency: item.currency,
      period: item.period,
    })),
  };
}
