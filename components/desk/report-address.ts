import type { ReportFilters, ReportPart, UpgradePart } from '@/lib/cases/schema/report';

type Given = Partial<Record<keyof (ReportPart & UpgradePart), string | number | undefined>>;

/** An address below the reports, with the report's own filters and what is added to them. */
export function reportHref(
  path: '' | '/cases' | '/cases.csv' | '/chart.csv' | '/upgrades',
  filters: ReportFilters,
  given: Given = {},
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...filters, ...given }))
    if (value !== undefined && value !== '') query.set(name, String(value));
  return `/desk/reports${path}?${query}`;
}
