import type { Metadata } from 'next';
import { ClosedDayForm } from '@/components/calendars/closed-day-form';
import { ClosedDays } from '@/components/calendars/closed-days';
import { PolicyForm } from '@/components/calendars/policy-form';
import { PolicyVersions } from '@/components/calendars/policy-versions';
import { Page, PageHeading } from '@/components/frame/page';
import { requirePageActor } from '@/lib/auth/loaders';
import { loadCalendars } from '@/lib/calendars/loaders';
import { regionNames } from '@/lib/service-levels/rules/names';

export const metadata: Metadata = { title: 'Calendars' };

export default async function CalendarsPage() {
  const person = await requirePageActor('/operations/calendars', 'OPERATIONS');
  const { now, versions, inEffect, latest, regions } = await loadCalendars(person);
  const zone = person.timeZone;
  return (
    <Page>
      <PageHeading
        title="Calendars"
        lead="Deadlines follow these. A change counts for cases received, or recalculated, from then on; what was promised stays."
      />
      <div className="flex flex-col gap-8">
        <section aria-labelledby="policy" className="flex flex-col gap-4">
          <h2 id="policy" className="text-lg">
            Service level policy
          </h2>
          <PolicyVersions versions={versions} inEffect={inEffect} now={now} zone={zone} />
          <details className="rounded-lg border bg-surface p-4">
            <summary className="font-medium">Change the promises</summary>
            <div className="mt-4">
              <PolicyForm key={latest.version} latest={latest} zone={zone} />
            </div>
          </details>
        </section>
        <section aria-labelledby="closed-days" className="flex flex-col gap-4">
          <h2 id="closed-days" className="text-lg">
            Closed days
          </h2>
          <details className="rounded-lg border bg-surface p-4">
            <summary className="font-medium">Close a desk for a day, or open it</summary>
            <div className="mt-4">
              <ClosedDayForm zone={zone} />
            </div>
          </details>
          <div className="grid items-start gap-6 lg:grid-cols-3">
            {regions.map((one) => (
              <section key={one.region} aria-labelledby={`days-${one.region}`}>
                <h3 id={`days-${one.region}`} className="mb-2 text-base">
                  {regionNames[one.region]}
                </h3>
                <ClosedDays of={one} />
              </section>
            ))}
          </div>
        </section>
      </div>
    </Page>
  );
}
