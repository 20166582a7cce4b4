import { TableFrame } from '@/components/ui/table';
import { amountOf } from '@/lib/billing/rules';
import type { ServiceItem } from '@/lib/billing/types';
import { BillTable } from './bill-table';

const rowOf = (item: ServiceItem) => ({
  ...item,
  key: item.id,
  whom: item.userName ?? <span className="text-muted">Whole account</span>,
  amountMinor: amountOf(item),
});

/** The bill as Account Manager shows it: one row for each service item. */
export function ItemisedBill({ items }: { items: readonly ServiceItem[] }) {
  return (
    <TableFrame>
      <BillTable caption="Service items of this account" rows={items.map(rowOf)} />
    </TableFrame>
  );
}
