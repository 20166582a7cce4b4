import type { Total } from '@/lib/billing/types';
import { formatMoney } from './money';

/** What is to pay, as large as anything on the bill. */
export function BillTotals({ totals, note }: { totals: readonly Total[]; note: string }) {
  return (
    <div className="mb-4 flex flex-wrap items-end gap-x-8 gap-y-3 rounded-lg border bg-surface p-4">
      {totals.map(({ currency, period, amountMinor }) => (
        <p key={`${currency}-${period}`}>
          <span className="block text-sm text-muted">
            To pay {period === 'YEARLY' ? 'each year' : 'each month'}
          </span>
          <span className="text-xl font-semibold tracking-tight tabular-nums">
            {formatMoney(amountMinor, currency)}
          </span>
        </p>
      ))}
      <p className="max-w-prose flex-1 basis-64 text-sm text-muted">{note}</p>
    </div>
  );
}
