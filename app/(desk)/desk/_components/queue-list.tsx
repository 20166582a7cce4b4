import { BulkBar } from '@/components/desk/bulk-bar';
import { QueueEmpty } from '@/components/desk/queue-empty';
import { QueuePages } from '@/components/desk/queue-pages';
import { QueuePresence } from '@/components/desk/queue-presence';
import { QueueTable } from '@/components/desk/queue-table';
import { viewOf } from '@/components/desk/queue-views';
import type { QueueFilters } from '@/lib/cases/schema/queue';
import type { loadDesk } from '@/lib/desk/loaders';
import type { Person } from '@/lib/platform/actor';

type Props = {
  desk: Awaited<ReturnType<typeof loadDesk>>;
  person: Person;
  filters: QueueFilters;
  isFirstPage: boolean;
};

/** The queue itself, alone or beside a case: its rows or why there are none, its pages, and what is done with ticked ones. */
export function QueueList({ desk, person, filters, isFirstPage }: Props) {
  const { rows, marks, nextCursor, isCut, signs, staff, now } = desk;
  return (
    <>
      {rows.length > 0 ? (
        <QueueTable
          rows={rows}
          marks={marks}
          now={now}
          zone={person.timeZone}
          signs={signs}
          caption={viewOf(filters)?.label ?? 'Cases'}
          filters={filters}
        />
      ) : (
        <QueueEmpty filters={filters} isFirstPage={isFirstPage} />
      )}
      <QueuePages
        filters={filters}
        isFirstPage={isFirstPage}
        nextCursor={nextCursor}
        shown={rows.length}
        isCut={isCut}
      />
      <BulkBar me={person.userId} staff={staff} now={now.getTime()} />
      <QueuePresence />
    </>
  );
}
