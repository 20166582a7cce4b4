import { formatDate } from '@/components/ui/time';
import type { ReportBy, ReportRow } from '@/lib/cases/rules/report-rows';
import { productNames } from '@/lib/cases/rules/subject';
import type { Product } from '@/lib/cases/types';
import { regionNames, serviceLevelNames, severityNames } from '@/lib/service-levels/rules/names';
import type { Region, ServiceLevel, Severity } from '@/lib/service-levels/types';

/** A local date, not an instant: "Mon 16 Nov". */
export const dayOf = (date: string): string => formatDate(new Date(`${date}T12:00:00Z`), 'UTC');

/** What a chart is called and what its rows name. */
export const chartWords: Readonly<Record<ReportBy, { title: string; first: string }>> = {
  week: { title: 'By week received', first: 'Week from' },
  severity: { title: 'By severity', first: 'Severity' },
  serviceLevel: { title: 'By service level', first: 'Service level' },
  region: { title: 'By region', first: 'Region' },
  product: { title: 'By product', first: 'Product' },
};

/** The name of a bar, as people read it. */
export function barName(by: ReportBy, key: string): string {
  if (by === 'week') return dayOf(key);
  if (by === 'serviceLevel') return serviceLevelNames[key as ServiceLevel] ?? key;
  if (by === 'region') return regionNames[key as Region] ?? key;
  if (by === 'product') return productNames[key as Product] ?? key;
  return key;
}

/** A chart's rows with their names; the running week says so, and weeks come latest first. */
export function namedRows(by: ReportBy, rows: readonly ReportRow[]) {
  const named = rows.map((row, index) => ({
    ...row,
    name: barName(by, row.key),
    ...(by === 'week' && index === rows.length - 1 ? { note: 'so far' } : {}),
    ...(by === 'severity' ? { note: severityNames[row.key as Severity]?.title ?? '' } : {}),
  }));
  return by === 'week' ? named.toReversed() : named;
}
