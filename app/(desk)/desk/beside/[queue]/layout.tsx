import type { ReactNode } from 'react';
import { readQueue } from '@/components/desk/address';
import { searchIn } from '@/components/desk/beside';
import { QueueChanges } from '@/components/desk/queue-changes';
import { QueueFiltering } from '@/components/desk/queue-filters';
import { QueueViews } from '@/components/desk/queue-views';
import { SavedViews } from '@/components/desk/saved-views';
import { SplitKeys } from '@/components/desk/split-keys';
import { SplitToggle } from '@/components/desk/split-toggle';
import { TakeNext } from '@/components/desk/take-next';
import { loadSignedIn } from '@/lib/auth/loaders';
import type { QueueFilters } from '@/lib/cases/schema/queue';
import { loadDesk } from '@/lib/desk/loaders';
import { isStaff, type Person } from '@/lib/platform/actor';
import { Invalid } from '@/lib/platform/errors';
import '@/components/desk/split.css';
import { QueueList } from '../../_components/queue-list';

type Props = { children: ReactNode; params: Promise<{ queue: string }> };

/** The queue as a layout: it stays as it is, with its ticks and its place, while the case beside it is another one. */
export default async function BesideLayout({ children, params }: Props) {
  const person = (await loadSignedIn())?.actor;
  // No queue for them; the page says the rest.
  if (!person || !isStaff(person)) return children;
  const asked = Object.fromEntries(new URLSearchParams(searchIn((await params).queue)));
  const { filters, cursor } = readQueue(asked);
  return (
    <main id="main" tabIndex={-1} className="split">
      <section aria-label="Queue" className="split-queue">
        <QueuePane person={person} filters={filters} cursor={cursor} />
      </section>
      {children}
    </main>
  );
}

type PaneProps = { person: Person; filters: QueueFilters; cursor: string | undefined };

async function QueuePane({ person, filters, cursor }: PaneProps) {
  const desk = await loadDesk(person, filters, cursor).catch((error: unknown) => {
    // A page mark of another order or another time: the queue begins anew.
    if (error instanceof Invalid && cursor) return loadDesk(person, filters);
    throw error;
  });
  const { views, saved, staff, now } = desk;
  return (
    <>
      <header className="flex flex-wrap items-center gap-2">
        <h2 className="mr-auto text-lg">Queue</h2>
        <QueueChanges now={now.getTime()} />
        <SplitToggle isOpen />
        <TakeNext
          mayTake={person.role === 'AGENT' || person.role === 'LEAD'}
          region={filters.region}
          kind={filters.kind}
        />
      </header>
      <QueueViews filters={filters} counts={views} />
      <details className="split-filters">
        <summary>Search, filters and saved views</summary>
        <SavedViews views={saved} filters={filters} mayShare={person.role === 'LEAD'} />
        <div className="pt-2">
          <QueueFiltering filters={filters} staff={staff} />
        </div>
      </details>
      <QueueList desk={desk} person={person} filters={filters} isFirstPage={!cursor} />
      <SplitKeys now={now.getTime()} />
    </>
  );
}
