import type { Metadata } from 'next';
import { AttainmentTable } from '@/components/desk/report-attainment';
import { BacklogTable } from '@/components/desk/report-backlog';
import { ReportFigures } from '@/components/desk/report-figures';
import { ReportFilterForm } from '@/components/desk/report-filters';
import { UpgradeWeeks } from '@/components/desk/report-upgrades';
import { chartWords, dayOf, namedRows } from '@/components/desk/report-words';
import { WorkloadTable } from '@/components/desk/report-workload';
import { Page, PageHeading } from '@/components/frame/page';
import { LinkButton } from '@/components/ui/button';
import { formatInstant } from '@/components/ui/time';
import { requirePageActor } from '@/lib/auth/loaders';
import { loadReports, readReport } from '@/lib/cases/loaders/reports';

export const metadata: Metadata = { title: 'Reports' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ReportsPage({ searchParams }: Props) {
  const person = await requirePageActor('/desk/reports', 'AGENT', 'LEAD');
  const report = await loadReports(person, readReport(await searchParams));
  const { charts, backlog, workload, upgrades, filters, now } = report;
  const weeks = charts.find(({ by }) => by === 'week')?.rows ?? [];
  const first = weeks[0];
  return (
    <Page>
      <PageHeading
        title="Reports"
        lead={
          first &&
          `How promises were kept for cases received since ${dayOf(first.key)}, as of ${formatInstant(now, person.timeZone)}. Cancelled cases are left out.`
        }
        actions={
          <LinkButton href="/desk/reports/week" size="sm">
            Weekly page to print
          </LinkButton>
        }
      />
      <div className="flex flex-col gap-6">
        <ReportFilterForm filters={filters} />
        <ReportFigures rows={weeks} backlog={backlog} />
        {charts.map(({ by, rows }) => (
          <AttainmentTable
            key={by}
            by={by}
            {...chartWords[by]}
            rows={namedRows(by, rows)}
            filters={filters}
          />
        ))}
        <BacklogTable ages={backlog} filters={filters} />
        <WorkloadTable workload={workload} filters={filters} />
        <UpgradeWeeks weeks={upgrades} filters={filters} />
      </div>
    </Page>
  );
}
