import { clsx } from 'clsx';
import { formatTime } from '@/components/ui/time';
import { shareOf } from './board-lane';

const HOUR_MS = 3_600_000;

const MOST_TICKS = 12;

/** Fewer than two would give no scale, and four of them touch. */
const MOST_ON_A_PHONE = 3;

/** The hours of a picture of time, at most twelve of them, and on a phone three at even distances. */
export function BoardAxis({ from, to, zone }: { from: Date; to: Date; zone: string }) {
  const hours = Math.floor((to.getTime() - from.getTime()) / HOUR_MS);
  const step = Math.max(1, Math.ceil(hours / MOST_TICKS));
  const ticks = Array.from({ length: Math.ceil(hours / step) }, (_, index) => index * step);
  const everyOnAPhone = Math.ceil(ticks.length / MOST_ON_A_PHONE);
  return (
    <div className="relative h-5 text-faint">
      {ticks.map((hour, index) => {
        const at = new Date(from.getTime() + hour * HOUR_MS);
        return (
          <span
            key={hour}
            className={clsx('absolute border-l pl-1', index % everyOnAPhone !== 0 && 'max-md:hidden')}
            style={{ left: `${shareOf(at, from, to)}%` }}
          >
            {formatTime(at, zone)}
          </span>
        );
      })}
    </div>
  );
}
