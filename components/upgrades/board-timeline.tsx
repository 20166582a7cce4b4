import { clsx } from 'clsx';
import { zoneName } from '@/components/ui/time';
import type { BoardRow } from '@/lib/upgrades/types';
import { BoardAxis, shareOf } from './board-axis';
import { solid } from './window-timeline';
import { phaseWords } from './words';

type Props = { rows: readonly BoardRow[]; from: Date; to: Date; now: Date; zone: string };

/** Each window of a day on a line of its own. Decoration: the tables below say the same. */
export function BoardTimeline({ rows, from, to, now, zone }: Props) {
  const share = (at: Date) => shareOf(at, from, to);
  const isNow = now >= from && now < to;
  const inOrder = rows.toSorted((a, b) => a.lockoutStartsAt.getTime() - b.lockoutStartsAt.getTime());
  return (
    <div aria-hidden="true" className="overflow-clip rounded-lg border bg-surface p-3 text-xs">
      <div className="grid grid-cols-[minmax(5rem,12rem)_minmax(0,1fr)] gap-x-3">
        <span className="text-faint">{zoneName(zone)}</span>
        <BoardAxis from={from} to={to} zone={zone} />
        {inOrder.map((row) => (
          <Lane key={row.id} row={row} share={share} now={now} nowShare={isNow ? share(now) : null} />
        ))}
      </div>
    </div>
  );
}

type LaneProps = { row: BoardRow; share: (at: Date) => number; now: Date; nowShare: number | null };

/** The lockout before the upgrade is drawn thin, the upgrade itself thick; an overrun reaches up to now. */
function Lane({ row, share, now, nowShare }: LaneProps) {
  const { meaning } = phaseWords[row.phase];
  const begin = share(row.lockoutStartsAt);
  const middle = share(row.startedAt ?? row.upgradeStartsAt);
  const planned = share(row.completedAt ?? row.failedAt ?? row.expectedEndAt);
  const end = row.phase === 'OVERRUNNING' ? Math.max(planned, share(now)) : planned;
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
