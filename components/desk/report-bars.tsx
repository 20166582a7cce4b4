import { clsx } from 'clsx';
import type { Kept } from '@/lib/cases/rules/report-rows';

/** Solid, hatched, hollow: the parts of a bar can be told apart without colour. */
const parts = [
  { key: 'met', label: 'in time', className: 'bar-met' },
  { key: 'missed', label: 'late', className: 'bar-missed' },
  { key: 'open', label: 'still to come', className: 'bar-open' },
] as const;

/** A picture of the counts beside it. */
export function KeptBar({ kept }: { kept: Kept }) {
  const all = kept.met + kept.missed + kept.open;
  if (all === 0) return null;
  return (
    <span className="kept-bar" aria-hidden="true">
      {parts.map(({ key, className }) =>
        kept[key] === 0 ? null : (
          <span key={key} className={className} style={{ width: `${(kept[key] / all) * 100}%` }} />
        ),
      )}
    </span>
  );
}

/** A picture of a count beside the largest of its column. */
export function CountBar({ count, most }: { count: number; most: number }) {
  if (count === 0) return null;
  return (
    <span className="kept-bar" aria-hidden="true">
      <span className="bar-count" style={{ width: `${(count / most) * 100}%` }} />
    </span>
  );
}

export function KeptLegend() {
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      {parts.map(({ key, label, className }) => (
        <span key={key} className="flex items-center gap-1.5">
          <span aria-hidden="true" className={clsx('kept-sample', className)} />
          {label}
        </span>
      ))}
    </p>
  );
}

/** "94 %" of what is decided; "none yet" while nothing is. */
export function share({ met, missed }: Kept): string {
  if (met + missed === 0) return 'none yet';
  const percent = (met / (met + missed)) * 100;
  // 99.6 % is not all of them.
  return `${percent > 99 && percent < 100 ? percent.toFixed(1) : Math.round(percent)} %`;
}
