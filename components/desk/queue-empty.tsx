import { EmptyState } from '@/components/ui/panel';
import type { QueueFilters } from '@/lib/cases/schema/queue';
import { queueHref } from './address';
import { viewOf } from './queue-views';

const words: Readonly<Record<string, readonly [title: string, detail: string]>> = {
  all: ['The queue is empty', 'No case is open. New ones appear here by themselves.'],
  unassigned: ['Every open case has somebody', 'New ones appear here by themselves.'],
  mine: ['You have no open case', 'Take the most urgent one with “Take next”.'],
  overdue: ['Nothing is overdue', 'Every promise so far is kept.'],
  at_risk: ['Nothing is at risk', 'No open case is in the last quarter of its time.'],
  waiting: ['No case waits on its customer', 'Those that do are listed here with their clock paused.'],
};

const unmatched = [
  'No case matches',
  'Numbers match whole, words and account names from their beginning.',
] as const;
const closed = [
  'No case matches where a desk is open',
  'Only cases of desks that are open now are asked for; above stands when each opens.',
] as const;

/** Why there is nothing, and the way out of filters that match nothing. */
export function QueueEmpty({ filters, isFirstPage }: { filters: QueueFilters; isFirstPage: boolean }) {
  const { assignee, target, status, sort: _, ...narrowing } = filters;
  const isNarrowed = Object.values(narrowing).some((value) => value !== undefined && value !== '');
  const view = viewOf(filters);
  const found = view && isFirstPage && !isNarrowed ? words[view.key] : undefined;
  const [title, detail] = found ?? (filters.desk ? closed : unmatched);
  return (
    <EmptyState
      title={title}
      actions={
        found ? undefined : (
          <a className="link" href={queueHref({ assignee, target, status })}>
            Clear the filters
          </a>
        )
      }
    >
      {detail}
    </EmptyState>
  );
}
