import { clsx } from 'clsx';
import { formatTime } from '@/components/ui/time';

const HOUR_MS = 3_600_000;

/** Where an instant lies between two others, in percent, never outside. */
export function shareOf(at: Date, from: Date, to: Date): number {
  const share = ((at.getTime() - from.getTime()) / (to.getTime() - from.getTime())) * 100;
  return Math.min(100, Math.max(0, share));
}

const MOST_TICKS = 12;

/** The hours of a picture of time, at most twelve of them, and every sixth of those on a phone. */
export function BoardAxis({ from, to, zone }: { from: Date; to: Date; zone: string }) {
  const hours = Math.floor((to.getTime() - from.getTime()) / HOUR_MS);
  const step = Math.max(1, Math.ceil(hours / MOST_TICKS));
  const ticks = Array.from({ length: Math.ceil(hours / step) }, (_, index) => index * step);
  return (
    <div className="relative h-5 text-faint">
      {ticks.map((hour) => {
        const at = new Date(from.getTime() + hour * HOUR_MS);
        return (
          <span
            key={hour}
            className={clsx('absolute border-l pl-1', (hour / step) % 6 !== 0 && 'max-md:hidden')}
            style={{ left: `${shareOf(at, from, to)}%` }}
          >
            {formatTime(at, zone)}
          </span>
        );
      })}
    </div>
  );
}
