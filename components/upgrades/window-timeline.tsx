import { clsx } from 'clsx';
import type { Meaning } from '@/components/ui/meaning';
import { formatDate } from '@/components/ui/time';
import type { Phase } from '@/lib/upgrades/types';
import { phaseWords } from './words';

type Mark = { key: string | number; at: Date; phase: Phase; label: string };

type Props = {
  marks: readonly Mark[];
  from: Date;
  to: Date;
  now: Date;
  zone: string;
};

export const solid: Record<Meaning, string> = {
  calm: 'bg-calm-solid',
  attention: 'bg-attention-solid',
  urgent: 'bg-urgent-solid',
  done: 'bg-done-solid',
};

const WEEK_MS = 7 * 86_400_000;

/** A thin line of the coming weeks with a mark for each window. Decoration: the table below says the same. */
export function WindowTimeline({ marks, from, to, now, zone }: Props) {
  const span = to.getTime() - from.getTime();
  const place = (at: Date) =>
    `${Math.min(100, Math.max(0, ((at.getTime() - from.getTime()) / span) * 100))}%`;
  const weeks = Array.from(
    { length: Math.floor(span / WEEK_MS) + 1 },
    (_, i) => new Date(from.getTime() + i * WEEK_MS),
  );
  return (
    <div
      aria-hidden="true"
      className="relative h-12 overflow-hidden rounded-lg border bg-surface px-3 text-xs text-faint"
    >
      <div className="relative h-full">
        {weeks.map((week) => (
          <span key={week.getTime()} className="absolute inset-y-0 border-l" style={{ left: place(week) }}>
            <span className="absolute bottom-1 left-1 whitespace-nowrap">{formatDate(week, zone)}</span>
          </span>
        ))}
        <span className="absolute inset-y-0 border-l-2 border-accent" style={{ left: place(now) }} />
        {marks.map((mark) => (
          <span
            key={mark.key}
            title={mark.label}
            className={clsx(
              'absolute top-2 h-4 w-2 -translate-x-1/2 rounded-sm',
              solid[phaseWords[mark.phase].meaning],
            )}
            style={{ left: place(mark.at) }}
          />
        ))}
      </div>
    </div>
  );
}
