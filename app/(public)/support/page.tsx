import type { Metadata } from 'next';
import { Page, PageHeading } from '@/components/frame/page';
import { RefreshAt } from '@/components/platform/refresh-at';
import { RegionDesks } from '@/components/service-levels/region-desks';
import { TargetTable } from '@/components/service-levels/target-table';
import { TextLink } from '@/components/ui/text-link';
import { loadSupportDesks } from '@/lib/service-levels/loaders';

export const metadata: Metadata = {
  title: 'Support',
  description:
    'Support hours and phone numbers by region, who is open right now, and how fast an answer comes.',
};

export default async function SupportPage() {
  const { now, desks, targets, completeWithinHours } = await loadSupportDesks();
  const nextChange = Math.min(...desks.map(({ changesAt }) => Date.parse(changesAt)));
  return (
    <Page>
      <RefreshAt at={nextChange} now={now.getTime()} />
      <PageHeading
        title="Support"
        lead="Who is open right now, how to reach them, and how fast an answer comes."
      />
      <RegionDesks desks={desks} now={now} />

      <section aria-labelledby="targets" className="mt-8">
        <h2 id="targets" className="text-lg">
          How fast an answer comes
        </h2>
        <div className="reading mt-2 text-muted">
          <p>
            The first answer to a technical case, counted from when we receive it. Hours and minutes run
            around the clock. A business day is as many open hours as your region’s desk has in a day, counted
            while it is open.
          </p>
        </div>
        <div className="mt-4">
          <TargetTable targets={targets} />
        </div>
      </section>

      <section aria-labelledby="user-administration" className="mt-8">
        <h2 id="user-administration" className="text-lg">
          User Administration requests
        </h2>
        <div className="reading mt-2 text-muted">
          <p>
            Setting up, changing and off-boarding users of 8x8 Work and 8x8 Contact Center:{' '}
            <strong className="font-medium text-ink">
              every request is completed within {completeWithinHours} hours
            </strong>{' '}
            of being received. If something goes wrong with one, report it from the request; it becomes a
            technical case with a severity.
          </p>
          <p>
            <TextLink href="/cases/new">Hand in a request</TextLink>
          </p>
        </div>
      </section>

      <section aria-labelledby="other-ways" className="mt-8">
        <h2 id="other-ways" className="text-lg">
          Other ways to reach support
        </h2>
        <div className="reading mt-2 text-muted">
          <p>
            In the 8x8 Support Portal you manage cases, search the knowledge base and chat. By live chat you
            reach a technical resource. Whoever cannot get into the portal is helped with that, too.
          </p>
        </div>
      </section>
    </Page>
  );
}
