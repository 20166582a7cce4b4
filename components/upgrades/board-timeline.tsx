import { clsx } from 'clsx';
import { zoneName } from '@/components/ui/time';
import type { BoardRow } from '@/lib/upgrades/types';
import { BoardAxis } from './board-axis';
import { laneOf, shareOf } from './board-lane';
import { solid } from './window-timeline';
import { phaseWords } from './words';

type Props = { rows: readonly BoardRow[]; from: Date; to: Date; now: Date; zone: string };

/** Each window of a day on a line of its own. Decoration: the tables below say the same. */
export function BoardTimeline({ rows, from, to, now, zone }: Props) {
  const nowShare = now >= from && now < to ? shareOf(now, from, to) : null;
  const inOrder = rows.toSorted((a, b) => a.lockoutStartsAt.getTime() - b.lockoutStartsAt.getTime());
  return (
    <div aria-hidden="true" className="overflow-clip rounded-lg border bg-surface p-3 text-xs">
      <div className="grid grid-cols-[minmax(5rem,8rem)_minmax(0,1fr)] gap-x-3 md:grid-cols-[12rem_minmax(0,1fr)]">
        <span className="text-faint">{zoneName(zone)}</span>
        <BoardAxis from={from} to={to} zone={zone} />
        {inOrder.map((row) => (
          <Lane key={row.id} row={row} {...laneOf(row, { from, to, now })} nowShare={nowShare} />
        ))}
      </div>
      <Legend hasNow={nowShare !== null} />
    </div>
  );
}

function Legend({ hasNow }: { hasNow: boolean }) {
  return (
    <p className="mt-2 flex flex-wrap gap-x-4 gap-y-1 border-t pt-2 text-muted">
      <span className="flex items-center gap-1.5">
        <span className="h-1 w-5 bg-calm-solid opacity-60" /> locked out before the upgrade
      </span>
      <span className="flex items-center gap-1.5">
        <span className="h-3 w-5 rounded-sm bg-calm-solid" /> the upgrade
      </span>
      {hasNow && (
        <span className="flex items-center gap-1.5">
          <span className="h-3 border-l border-accent" /> now
        </span>
      )}
    </p>
  );
}

type LaneProps = ReturnType<typeof laneOf> & { row: BoardRow; nowShare: number | null };

/** The lockout before the upgrade is drawn thin, the upgrade itself thick. */
function Lane({ row, begin, middle, end, nowShare }: LaneProps) {
  const { meaning } = phaseWords[row.phase];
  return (
    <>
      <span className="truncate py-0.5 text-sm">{row.account.name}</span>
      <span className="relative border-t">
        {nowShare !== null && (
          <span className="absolute inset-y-0 z-10 border-l border-accent" style={{ left: `${nowShare}%` }} />
        )}
        <span
          className={clsx('absolute top-1/2 h-1 -translate-y-1/2 opacity-60', solid[meaning])}
          style={{ left: `${begin}%`, width: `${Math.max(0, middle - begin)}%` }}
        />
        <span
          className={clsx('absolute top-1/2 h-3 min-w-0.5 -translate-y-1/2 rounded-sm', solid[meaning])}
          style={{ left: `${middle}%`, width: `${Math.max(0, end - middle)}%` }}
        />
      </span>
    </>
  );
}
