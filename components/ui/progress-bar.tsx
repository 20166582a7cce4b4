import type { Meaning } from './meaning';

/** How much of a known amount is done, with the count in words beside it ("3 of 5 users done"). */
export function ProgressBar({
  value,
  max,
  label,
  showText = true,
}: {
  value: number;
  max: number;
  label: string;
  showText?: boolean;
}) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div className="flex flex-col gap-1">
      {showText && (
        <p className="text-sm text-muted tabular-nums" aria-hidden="true">
          {label}
        </p>
      )}
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        className="bar"
        data-meaning={share === 1 ? 'done' : 'calm'}
      >
        <span style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  );
}

type DeadlineBarProps = { startsAt: Date; dueAt: Date; now: Date; meaning?: Meaning };

/** Empties from full at `startsAt` to nothing at `dueAt`. Decoration: the words beside it carry the deadline. */
export function DeadlineBar({ startsAt, dueAt, now, meaning = 'calm' }: DeadlineBarProps) {
  const span = dueAt.getTime() - startsAt.getTime();
  const left = span > 0 ? Math.min(1, Math.max(0, (dueAt.getTime() - now.getTime()) / span)) : 0;
  return (
    <span className="bar mt-1" data-meaning={meaning} aria-hidden="true">
      <span style={{ width: `${Math.round(left * 1000) / 10}%` }} />
    </span>
  );
}
