import { ReadinessBadge } from '@/components/preparation/readiness-badge';
import { LocalWindow } from '@/components/ui/local-time';
import { ResponsiveTable, RowLink, TableFrame } from '@/components/ui/table';
import { formatRelative } from '@/components/ui/time';
import type { Readiness } from '@/lib/preparation/types';
import { isLockedPhase } from '@/lib/upgrades/rules/phase';
import type { BoardRow } from '@/lib/upgrades/types';
import { lastReport } from './board-words';
import { RowVerbs, Tick, TickAll } from './bulk-board';
import { type BulkTarget, verbsFor } from './bulk-words';
import { PhaseBadge } from './phase-badge';
import { TimeLeft } from './time-left';
import { regionNames } from './words';

type Props = {
  title: string;
  rows: readonly BoardRow[];
  /** All windows of this part; the page may show some of them. */
  total: number;
  /** By account, for those whose date is ahead. */
  readiness: ReadonlyMap<number, Readiness>;
  readerZone: string;
  now: Date;
};

const columns = [
  { label: 'Account' },
  { label: 'State', width: '11rem' },
  { label: 'Closed', width: '17rem' },
  { label: 'Time left', width: '10rem' },
  { label: 'Reported', width: '16rem' },
  { label: 'Report', hideLabel: true, width: '11rem' },
];

export const targetOf = ({ account, version, phase, startedAt }: BoardRow): BulkTarget => ({
  accountNumber: account.number,
  name: account.name,
  version,
  phase,
  isStarted: startedAt !== null,
});

/** What can still be changed from the board; what has ended cannot. */
export const isOpen = ({ phase }: BoardRow): boolean => phase === 'SCHEDULED' || isLockedPhase(phase);

/** The windows of one part of the board, each leading to where it is run from. */
export function BoardTable({ title, rows, total, readiness, readerZone, now }: Props) {
  const open = rows.filter(isOpen).map(targetOf);
  return (
    <section aria-label={title}>
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-3">
        <h2 className="text-base">
          {title} <span className="font-normal text-faint tabular-nums">{total}</span>
        </h2>
        {open.length > 1 && <TickAll targets={open} part={title} />}
      </div>
      <TableFrame>
        <ResponsiveTable caption={title} columns={columns}>
          {rows.map((row) => (
            <Line
              key={row.id}
              row={row}
              readiness={readiness.get(row.account.number)}
              readerZone={readerZone}
              now={now}
            />
          ))}
        </ResponsiveTable>
      </TableFrame>
    </section>
  );
}

type LineProps = { row: BoardRow; readiness: Readiness | undefined; readerZone: string; now: Date };

function Line({ row, readiness, readerZone, now }: LineProps) {
  const { account, phase } = row;
  const verbs = verbsFor(phase, row.startedAt);
  return (
    <tr>
      <td>
        <span className="flex items-baseline gap-2">
          {isOpen(row) && <Tick target={targetOf(row)} />}
          <span>
            <RowLink href={`/operations/${account.number}`}>{account.name}</RowLink>
            <span className="block text-muted tabular-nums">
              {[account.number, regionNames[account.region], row.wave].filter(Boolean).join(' · ')}
            </span>
          </span>
        </span>
      </td>
      <td>
        <PhaseBadge phase={phase} />
        {phase === 'SCHEDULED' && (
          <span className="block">
            <ReadinessBadge readiness={readiness} />
          </span>
        )}
      </td>
      <td>
        <LocalWindow
          start={row.lockoutStartsAt}
          end={row.expectedEndAt}
          zone={account.timeZone}
          readerZone={readerZone}
          now={now}
          layout="below"
        />
      </td>
      <td>
        {phase === 'OVERRUNNING' ? (
          `expected ${formatRelative(row.expectedEndAt, now)}`
        ) : (
          <TimeLeft phase={phase} upgrade={row} now={now} />
        )}
      </td>
      <td className="text-muted">{lastReport(row, readerZone)}</td>
      <td>{verbs.length > 0 && <RowVerbs target={targetOf(row)} verbs={verbs} />}</td>
    </tr>
  );
}
