import { ProgressBar } from '@/components/ui/progress-bar';
import { StatusBadge } from '@/components/ui/status-badge';
import type { Region } from '@/lib/accounts/types';
import type { NightHour } from '@/lib/waves/types';
import { clockWords } from './words';

/** What each hour of the night holds; with a plan, what it would hold. */
export function HoursTable({ hours, region }: { hours: readonly NightHour[]; region: Region }) {
  if (hours.length === 0)
    return <p className="text-sm text-muted">The clocks go forward over these hours: the night has none.</p>;
  return (
    <ul className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-2">
      {hours.map(({ startsAt, endsAt, capacity, held, planned }) => {
        const total = held + planned;
        const span = `${clockWords(startsAt, region)}–${clockWords(endsAt, region)}`;
        const words = `${total} of ${capacity}${planned > 0 ? `, ${planned} new` : ''}`;
        return (
          <li key={startsAt.getTime()} className="grid grid-cols-[6rem_minmax(0,1fr)] items-center gap-3">
            <span className="tabular-nums">{span}</span>
            <div>
              <p className="flex justify-between gap-2 text-muted tabular-nums" aria-hidden="true">
                {words}
                {total > capacity && (
                  <StatusBadge meaning="attention">{total - capacity} too many</StatusBadge>
                )}
              </p>
              <ProgressBar value={total} max={capacity} label={`${span}: ${words}`} showText={false} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}
