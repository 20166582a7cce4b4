import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { queueHref, readQueue } from '@/components/desk/address';
import { DeskSigns } from '@/components/desk/desk-signs';
import { QueueChanges } from '@/components/desk/queue-changes';
import { QueueFiltering } from '@/components/desk/queue-filters';
import { QueueKeys } from '@/components/desk/queue-keys';
import { QueueViews } from '@/components/desk/queue-views';
import { SavedViews } from '@/components/desk/saved-views';
import { SplitToggle } from '@/components/desk/split-toggle';
import { TakeNext } from '@/components/desk/take-next';
import { Page } from '@/components/frame/page';
import { requirePageActor } from '@/lib/auth/loaders';
import { loadDesk } from '@/lib/desk/loaders';
import { Invalid } from '@/lib/platform/errors';
import { QueueList } from './_components/queue-list';

export const metadata: Metadata = { title: 'Queue' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function DeskPage({ searchParams }: Props) {
  const { filters, cursor } = readQueue(await searchParams);
  const person = await requirePageActor(queueHref(filters), 'AGENT', 'LEAD', 'OPERATIONS');
  const desk = await loadDesk(person, filters, cursor).catch((error: unknown) => {
    // A page mark of another order or another time: the queue begins anew.
    if (error instanceof Invalid && cursor) redirect(queueHref(filters));
    throw error;
  });
  const { rows, views, signs, staff, now } = desk;
  return (
    <Page width="full" className="py-4! sm:py-5!">
      <header className="mb-3 flex flex-wrap items-center gap-x-6 gap-y-2">
        <h1 className="text-lg">Queue</h1>
        <div className="max-sm:order-last max-sm:w-full">
          <DeskSigns signs={signs} now={now} zone={person.timeZone} />
        </div>
        <div className="ml-auto flex items-center gap-2">
          <QueueChanges now={now.getTime()} />
          {rows.length > 0 && <SplitToggle isOpen={false} />}
          <TakeNext
            mayTake={person.role === 'AGENT' || person.role === 'LEAD'}
            region={filters.region}
            kind={filters.kind}
          />
        </div>
      </header>
      <QueueViews filters={filters} counts={views} />
      <SavedViews views={desk.saved} filters={filters} mayShare={person.role === 'LEAD'} />
      <div className="py-3">
        <QueueFiltering filters={filters} staff={staff} />
      </div>
      <QueueList desk={desk} person={person} filters={filters} isFirstPage={!cursor} />
      <QueueKeys now={now.getTime()} />
    </Page>
  );
}
