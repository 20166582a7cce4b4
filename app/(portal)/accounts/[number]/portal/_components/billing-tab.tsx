import { BillTotals } from '@/components/billing/bill-totals';
import { ItemisedBill } from '@/components/billing/itemised-bill';
import { Pagination } from '@/components/ui/pagination';
import { EmptyState } from '@/components/ui/panel';
import { itemisedTotals, pageOfItems } from '@/lib/billing/rules';
import type { ServiceItem } from '@/lib/billing/types';

const PAGE = 100;

type Props = { path: string; items: readonly ServiceItem[]; after: string | undefined };

/** The itemised bill inside Account Manager, before the upgrade. */
export function BillingTab({ path, items, after }: Props) {
  if (items.length === 0)
    return (
      <EmptyState title="Nothing is billed yet">
        <p>Service items appear here with the first license of this account.</p>
      </EmptyState>
    );
  const page = pageOfItems(items, after, PAGE);
  const href = (cursor?: string) =>
    `${path}?${new URLSearchParams({ tab: 'billing', ...(cursor && { after: cursor }) })}`;
  return (
    <>
      <BillTotals
        totals={itemisedTotals(items)}
        note={`${items.length} service items. After the upgrade the same items appear bundled inside licenses, in a billing portal of its own; the sum stays the same.`}
      />
      <ItemisedBill items={page.items} />
      <Pagination
        label="Pages of the bill"
        newestHref={page.items[0] === items[0] ? undefined : href()}
        nextHref={page.next ? href(page.next) : undefined}
      />
    </>
  );
}
