import Link from 'next/link';
import type { ReactNode } from 'react';
import type { ReportChart } from '@/lib/cases/rules/report-rows';
import type { ReportFilters } from '@/lib/cases/schema/report';
import { reportHref } from './report-address';

/** A number that leads to what is behind it. */
export function Figure({ href, children }: { href: string | null; children: ReactNode }) {
  if (href === null) return <span>{children}</span>;
  return (
    <Link prefetch={false} href={href} className="link">
      {children}
    </Link>
  );
}

/** What a chart shows, for a spreadsheet; nothing on paper. */
export function ChartFile({ by, filters }: { by: ReportChart; filters: ReportFilters | null }) {
  if (!filters) return null;
  return (
    <a href={reportHref('/chart.csv', filters, { by })} className="link text-sm print:hidden" download>
      CSV
    </a>
  );
}
