import type { Metadata } from 'next';
import { PrintButton } from '@/components/desk/print-button';
import { AttainmentTable } from '@/components/desk/report-attainment';
import { ReportedCases } from '@/components/desk/report-cases';
import { UpgradeWeeks } from '@/components/desk/report-upgrades';
import { WeekFigures } from '@/components/desk/report-week';
import { chartWords, dayOf, namedRows } from '@/components/desk/report-words';
import { WorkloadTable } from '@/components/desk/report-workload';
import { Page, PageHeading } from '@/components/frame/page';
import { formatInstant } from '@/components/ui/time';
import { requirePageActor } from '@/lib/auth/loaders';
import { loadWeek } from '@/lib/cases/loaders/reports';

export const metadata: Metadata = { title: 'The week' };

export default async function WeekPage() {
  const person = await requirePageActor('/desk/reports/week', 'AGENT', 'LEAD');
  const week = await loadWeek(person);
  const zone = person.timeZone;
  return (
    <Page>
      <PageHeading
        title={`The week from ${dayOf(week.startsOn)}`}
        back={{ href: '/desk/reports', label: 'Reports' }}
        lead={`Cases received from ${dayOf(week.startsOn)} until ${dayOf(week.endsOn)}, as of ${formatInstant(week.now, zone)}.`}
        actions={<PrintButton />}
      />
      <div className="flex flex-col gap-6">
        <WeekFigures current={week.current} previous={week.previous} />
        <section aria-labelledby="missed">
          <h2 id="missed" className="mb-2 text-base">
            Promises that were not kept{week.hasMore && ', the latest of them'}
          </h2>
          {week.missed.length > 0 ? (
            <ReportedCases rows={week.missed} zone={zone} now={week.now} />
          ) : (
            <p className="text-muted">Every promise of this week was kept so far.</p>
          )}
        </section>
        {week.charts.map(({ by, rows }) => (
          <AttainmentTable key={by} by={by} {...chartWords[by]} rows={namedRows(by, rows)} filters={null} />
        ))}
        <WorkloadTable workload={week.workload} filters={null} />
        <UpgradeWeeks weeks={[week.upgrades]} filters={null} />
      </div>
    </Page>
  );
}
