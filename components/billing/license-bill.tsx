import type { LicenseLine, ServiceLine } from '@/lib/billing/types';
import { BillTable } from './bill-table';
import { licenseName, peopleWords, totalsInWords } from './money';

const rowOf = (line: ServiceLine) => ({
  ...line,
  key: `${line.code}-${line.unitPriceMinor}-${line.currency}-${line.period}`,
  whom: line.people > 0 ? peopleWords(line.people) : 'Whole account',
});

/** The bill as the billing portal shows it: a line for each license, which opens to the items bundled inside it. */
export function LicenseBill({ licenses }: { licenses: readonly LicenseLine[] }) {
  return (
    <ul aria-label="Licenses of this account" className="divide-y overflow-clip rounded-lg border bg-surface">
      {licenses.map(({ license, people, services, totals }) => (
        <li key={license}>
          <details className="group">
            <summary className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-3 hover:bg-hover">
              <span aria-hidden="true" className="text-faint group-open:rotate-90">
                ›
              </span>
              <span className="font-semibold">{licenseName(license)}</span>
              <span className="flex-1 text-sm text-muted max-sm:order-last max-sm:basis-full">
                {people > 0 ? `${peopleWords(people)}, ` : ''}
                {services.length === 1 ? '1 kind of item' : `${services.length} kinds of items`}
              </span>
              <span className="font-medium tabular-nums max-sm:ml-auto">{totalsInWords(totals)}</span>
            </summary>
            <div className="border-t">
              <BillTable caption={`Items inside ${licenseName(license)}`} rows={services.map(rowOf)} />
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}
