import { buttonClass } from '@/components/ui/button';
import { Kbd } from '@/components/ui/text';
import type { QueueFilters } from '@/lib/cases/schema/queue';
import { queueHref } from './address';

type Props = {
  filters: QueueFilters;
  isFirstPage: boolean;
  nextCursor: string | null;
  shown: number;
  isCut: boolean;
};

/** Next and back to the first: a queue that changes under one's eyes has no page numbers. */
export function QueuePages({ filters, isFirstPage, nextCursor, shown, isCut }: Props) {
  if (shown === 0 && isFirstPage && !isCut) return null;
  return (
    <nav aria-label="Pages" className="flex items-center gap-3 py-3 text-sm text-faint">
      <span>
        {shown} {shown === 1 ? 'case' : 'cases'}
        {isCut && ', of the newest that match: one more word finds older ones'}
        {nextCursor ? ' here, more on the next page' : isFirstPage ? '' : ' on the last page'}
      </span>
      <span className="max-sm:hidden">
        <Kbd>?</Kbd> shows the keys
      </span>
      <span className="ml-auto flex gap-2">
        {!isFirstPage && (
          <a className={buttonClass({ variant: 'quiet', size: 'sm' })} href={queueHref(filters)}>
            First page
          </a>
        )}
        {nextCursor && (
          <a className={buttonClass({ size: 'sm' })} rel="next" href={queueHref(filters, nextCursor)}>
            Next page
          </a>
        )}
      </span>
    </nav>
  );
}
