import type { Meaning } from '@/components/ui/meaning';
import { ResponsiveTable } from '@/components/ui/table';
import { formatTime, zoneName } from '@/components/ui/time';
import { type BoardSlot, SLOT_MINUTES } from '@/lib/upgrades/rules/board';
import type { Phase } from '@/lib/upgrades/types';
import { BoardAxis } from './board-axis';
import { shareOf } from './board-lane';
import { boardPhases } from './board-words';
import { phaseWords } from './words';

type Props = { slots: readonly BoardSlot[]; from: Date; to: Date; now: Date; zone: string };

const fill: Record<Meaning, string> = {
  calm: 'fill-calm-solid',
  attention: 'fill-attention-solid',
  urgent: 'fill-urgent-solid',
  done: 'fill-done-solid',
};
/** From the ground up: what is over, what is ahead, what is closed now, what presses. */
const stacked = ['COMPLETED', 'SCHEDULED', 'UPGRADING', 'LOCKED_OUT', 'FAILED', 'OVERRUNNING'] as const;
const GAP = 0.15;

/** A day of many windows: how many are closed in each quarter of an hour, as a picture and as a table. */
export function BoardDensity({ slots, from, to, now, zone }: Props) {
  const peak = Math.max(1, ...slots.map(({ total }) => total));
  const busy = slots.filter(({ total }) => total > 0);
  return (
    <figure className="rounded-lg border bg-surface p-3 text-xs">
      <figcaption className="mb-2 flex flex-wrap justify-between gap-x-4 text-muted">
        <span>
          Accounts closed in each {SLOT_MINUTES} minutes, {zoneName(zone)} time
        </span>
        <span className="tabular-nums">at most {peak} at once</span>
      </figcaption>
      <div aria-hidden="true" className="relative overflow-clip">
        <svg viewBox={`0 0 ${slots.length} 100`} preserveAspectRatio="none" className="h-24 w-full border-b">
          <title>Accounts closed over the day</title>
          {slots.map((slot, index) => (
            <Bar key={slot.at.getTime()} by={slot.by} x={index} peak={peak} />
          ))}
        </svg>
        {now >= from && now < to && (
          <span
            className="absolute inset-y-0 border-l-2 border-accent"
            style={{ left: `${shareOf(now, from, to)}%` }}
          />
        )}
        <BoardAxis from={from} to={to} zone={zone} />
      </div>
      <details className="mt-2 text-sm">
        <summary className="link w-fit">The same as a table</summary>
        <div className="mt-2 border-t">
          <ResponsiveTable
            caption={`Accounts closed in each ${SLOT_MINUTES} minutes`}
            columns={[
              { label: `From, ${zoneName(zone)}` },
              ...boardPhases.map((phase) => ({ label: phaseWords[phase].label, align: 'end' as const })),
            ]}
          >
            {busy.map(({ at, by }) => (
              <tr key={at.getTime()}>
                <td>
                  <time dateTime={at.toISOString()}>{formatTime(at, zone)}</time>
                </td>
                {boardPhases.map((phase) => (
                  <td key={phase}>{by[phase] ?? 0}</td>
                ))}
              </tr>
            ))}
          </ResponsiveTable>
        </div>
      </details>
    </figure>
  );
}

function Bar({ by, x, peak }: { by: Partial<Record<Phase, number>>; x: number; peak: number }) {
  let top = 100;
  return stacked.map((phase) => {
    const height = ((by[phase] ?? 0) / peak) * 100;
    if (height === 0) return null;
    top -= height;
    const { meaning } = phaseWords[phase];
    return (
      <rect key={phase} x={x + GAP / 2} width={1 - GAP} y={top} height={height} className={fill[meaning]} />
    );
  });
}
