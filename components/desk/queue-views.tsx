import type { QueueFilters } from '@/lib/cases/schema/queue';
import { queueHref } from './address';
import { type ViewLine, ViewLinks } from './view-links';

type ViewCount = { view: string; count: number; capped: boolean };

/** A saved view is nothing but filters; what else narrows the list stays when the view changes. */
const views: readonly { key: string; label: string; filters: QueueFilters }[] = [
  { key: 'all', label: 'All open', filters: {} },
  { key: 'unassigned', label: 'Unassigned', filters: { assignee: 'none' } },
  { key: 'mine', label: 'Mine', filters: { assignee: 'me' } },
  { key: 'overdue', label: 'Overdue', filters: { target: 'overdue' } },
  { key: 'at_risk', label: 'At risk', filters: { target: 'at_risk' } },
  { key: 'waiting', label: 'Waiting', filters: { status: 'WAITING_ON_CUSTOMER' } },
];

const isView = (filters: QueueFilters, view: QueueFilters) =>
  filters.assignee === view.assignee && filters.target === view.target && filters.status === view.status;

/** The view that these filters are, whatever else narrows it. */
export const viewOf = (filters: QueueFilters) => views.find((view) => isView(filters, view.filters));

export function QueueViews({ filters, counts }: { filters: QueueFilters; counts: readonly ViewCount[] }) {
  const { assignee: _, target: __, status: ___, ...narrowing } = filters;
  const lines = views.map((view): ViewLine => {
    const count = counts.find((each) => each.view === view.key);
    const href = queueHref({ ...narrowing, ...view.filters });
    return [view.key, view.label, href, isView(filters, view.filters), count];
  });
  return <ViewLinks lines={lines} />;
}
