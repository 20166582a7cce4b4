import type { QueueFilters } from '@/lib/cases/schema/queue';
import { queueHref } from './address';
import { FilterForm } from './filter-form';

type Props = { filters: QueueFilters; staff: readonly { id: string; name: string }[] };

/** Addresses are made here: reading and writing them takes the schemas, which stay on the server. */
export function QueueFiltering({ filters, staff }: Props) {
  const { assignee, target, status, sort, ...narrowing } = filters;
  const isNarrowed = Object.values(narrowing).some((value) => value !== undefined && value !== '');
  return (
    <FilterForm
      filters={filters}
      staff={staff.map(({ id, name }) => [id, name] as const)}
      clearHref={isNarrowed ? queueHref({ assignee, target, status, sort }) : null}
    />
  );
}
