import { formatRemaining } from '@/components/ui/time';
import type { BacklogAge, Kept, ReportRow } from '@/lib/cases/rules/report-rows';
import { share } from './report-bars';

/** The sums of the rows of one chart: every case is in one of them. */
function sumOf(rows: readonly ReportRow[], of: (row: ReportRow) => Kept): Kept {
  const sum = (part: keyof Kept) => rows.reduce((all, row) => all + of(row)[part], 0);
  return { met: sum('met'), missed: sum('missed'), open: sum('open') };
}

type Props = { rows: readonly ReportRow[]; backlog: readonly BacklogAge[] };

/** The four numbers a lead asks for first. */
export function ReportFigures({ rows, backlog }: Props) {
  const respond = sumOf(rows, (row) => row.respond);
  const complete = sumOf(rows, (row) => row.complete);
  const latest = rows.findLast(({ firstAnswer }) => firstAnswer.median !== null)?.firstAnswer.median ?? null;
  const sum = (key: 'open' | 'overdue') => backlog.reduce((all, age) => all + age[key], 0);
  const figures = [
    {
      label: 'Answered in time',
      value: share(respond),
      detail: `${respond.met} of ${respond.met + respond.missed}`,
    },
    {
      label: 'Completed in time',
      value: share(complete),
      detail: `${complete.met} of ${complete.met + complete.missed}`,
    },
    {
      label: 'First answer, median',
      value: latest === null ? 'none yet' : formatRemaining(latest),
      detail: 'latest week; nights and weekends count',
    },
    { label: 'Open now', value: String(sum('open')), detail: `${sum('overdue')} overdue` },
  ];
  return (
    <dl className="grid gap-px overflow-hidden rounded-lg border bg-line sm:grid-cols-2 lg:grid-cols-4">
      {figures.map(({ label, value, detail }) => (
        <div key={label} className="flex flex-col bg-surface p-4">
          <dt className="text-sm text-muted">{label}</dt>
          <dd className="text-xl font-semibold tabular-nums">{value}</dd>
          <dd className="text-sm text-faint tabular-nums">{detail}</dd>
        </div>
      ))}
    </dl>
  );
}
