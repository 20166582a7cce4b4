import type { QueueFilters } from '@/lib/cases/schema/queue';
import type { CountedView } from '@/lib/desk/types';
import { queueHref } from './address';
import { type SavedViewLine, SavedViewList } from './saved-view-list';

type Props = { views: readonly CountedView[]; filters: QueueFilters; mayShare: boolean };

/** The person's views and the desk's. Each is an address: what is looked at now can be kept under a name. */
export function SavedViews({ views, filters, mayShare }: Props) {
  const here = queueHref(filters);
  const lines = views.map(({ id, name, shared, mine, filters: kept, count, capped }): SavedViewLine => {
    const href = queueHref(kept);
    return { id, name, href, shared, current: href === here, mayChange: mine || mayShare, count, capped };
  });
  return <SavedViewList lines={lines} search={here.split('?')[1] ?? ''} mayShare={mayShare} />;
}
