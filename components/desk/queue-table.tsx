import { statusInWords } from '@/components/cases/words';
import { TableFrame } from '@/components/ui/table';
import { nearWords, zoneName } from '@/components/ui/time';
import type { Marks } from '@/lib/cases/rules/marks';
import { isOpen } from '@/lib/cases/rules/status';
import type { QueueColumn, QueueFilters, QueueSort } from '@/lib/cases/schema/queue';
import type { CaseRow } from '@/lib/cases/types';
import { regionNames } from '@/lib/service-levels/rules/names';
import type { OpenSign } from '@/lib/service-levels/types';
import { queueHref } from './address';
import { type QueueLine, QueueLines } from './queue-lines';
import { dueOf, requestInBrief, shapes } from './words';

const columns: readonly (readonly [QueueColumn, string])[] = [
  ['severity', 'Severity'],
  ['account', 'Case, by account'],
  ['request', 'Request'],
  ['state', 'State'],
  ['region', 'Region and its desk'],
  ['assignee', 'Assignee'],
  ['activity', 'Last activity'],
];

type Props = {
  rows: readonly CaseRow[];
  /** Where the words searched for are, by case. */
  marks: ReadonlyMap<number, Marks>;
  now: Date;
  /** The reader's. */
  zone: string;
  signs: readonly OpenSign[];
  caption: string;
  filters: QueueFilters;
};

/** How the rows of one page are read: when, in whose zone, and which desks are open. */
type Reading = {
  now: Date;
  near: (at: Date) => string;
  open: ReadonlySet<string>;
  marks: ReadonlyMap<number, Marks>;
};

/** The queue in the order the server gave it, put into words here so that the browser needs no calendar for it. */
export function QueueTable({ rows, marks, now, zone, signs, caption, filters }: Props) {
  const open = new Set<string>(signs.filter((sign) => sign.open).map(({ region }) => region));
  const reading = { now, near: nearWords(zone, now), open, marks };
  return (
    <TableFrame>
      <table className="queue">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <Heading column="due" label={`Due, ${zoneName(zone)} time`} filters={filters} />
            {columns.map(([column, label]) => (
              <Heading key={column} column={column} label={label} filters={filters} />
            ))}
          </tr>
        </thead>
        <tbody>
          <QueueLines packed={JSON.stringify(rows.map((row) => lineOf(row, reading)))} />
        </tbody>
      </table>
    </TableFrame>
  );
}

/** What is over has one order, latest first; everything else can be turned by any column. */
function Heading({ column, label, filters }: { column: QueueColumn; label: string; filters: QueueFilters }) {
  const { status, sort = 'due' } = filters;
  if (status && !isOpen(status)) return <th scope="col">{label}</th>;
  const direction = sort === column ? 'ascending' : sort === `-${column}` ? 'descending' : undefined;
  const next: QueueSort = direction === 'ascending' ? `-${column}` : column;
  return (
    <th scope="col" aria-sort={direction}>
      <a href={queueHref({ ...filters, sort: next })}>{label}</a>
      {column === 'due' && <input type="checkbox" aria-label="Tick all on this page" />}
    </th>
  );
}

function lineOf(row: CaseRow, { now, near, open, marks }: Reading): QueueLine {
  const state = statusInWords(row.status, 'STAFF');
  const due = dueOf(row, now, near);
  const marked = marks.get(row.number);
  const isDeskOpen = open.has(row.region);
  return [
    row.number,
    shapes[due.meaning],
    due.words,
    due.detail,
    due.left === null ? null : Math.round(due.left * 100),
    due.left === null ? null : (row.nextDeadline?.getTime() ?? null),
    due.left === null ? null : (row.atRiskAt?.getTime() ?? null),
    row.severity,
    marked?.subject ?? row.subject,
    marked?.accountName ?? row.accountName,
    requestInBrief(row),
    shapes[state.meaning],
    state.word,
    shapes[isDeskOpen ? 'done' : 'calm'],
    `${regionNames[row.region]} ${isDeskOpen ? 'open' : 'closed'}`,
    row.assigneeName,
    near(row.lastActivityAt),
    row.version,
    marked?.said ?? null,
  ];
}
