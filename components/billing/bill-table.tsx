import type { ReactNode } from 'react';
import { ResponsiveTable } from '@/components/ui/table';
import type { BillingPeriod } from '@/lib/billing/types';
import { formatMoney, perPeriod } from './money';

export type BillRow = {
  key: string;
  name: string;
  code: string;
  whom: ReactNode;
  quantity: number;
  unitPriceMinor: number;
  amountMinor: number;
  currency: string;
  period: BillingPeriod;
};

const columns = [
  { label: 'Item' },
  { label: 'For' },
  { label: 'Quantity', align: 'end' as const, width: '6rem' },
  { label: 'Each', align: 'end' as const, width: '8rem' },
  { label: 'Amount', align: 'end' as const, width: '8rem' },
  { label: 'Paid', width: '6rem' },
];

/** The lines of a bill, whichever of its two forms they stand in. */
export function BillTable({ caption, rows }: { caption: string; rows: readonly BillRow[] }) {
  return (
    <ResponsiveTable caption={caption} columns={columns}>
      {rows.map((row) => (
        <tr key={row.key}>
          <td>
            <span className="font-medium">{row.name}</span>{' '}
            <span className="text-xs whitespace-nowrap text-faint">{row.code}</span>
          </td>
          <td>{row.whom}</td>
          <td>{row.quantity}</td>
          <td>{formatMoney(row.unitPriceMinor, row.currency)}</td>
          <td>{formatMoney(row.amountMinor, row.currency)}</td>
          <td>{perPeriod(row.period)}</td>
        </tr>
      ))}
    </ResponsiveTable>
  );
}
