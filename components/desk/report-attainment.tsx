import { Panel } from '@/components/ui/panel';
import { ResponsiveTable } from '@/components/ui/table';
import { formatRemaining } from '@/components/ui/time';
import type { Kept, ReportBy, ReportRow, Spread } from '@/lib/cases/rules/report-rows';
import type { ReportFilters } from '@/lib/cases/schema/report';
import { reportHref } from './report-address';
import { KeptBar, KeptLegend, share } from './report-bars';
import { ChartFile, Figure } from './report-figure';

const columns = (first: string) => [
  { label: first, width: '10rem' },
  { label: 'Received', align: 'end' as const, width: '6rem' },
  { label: 'Answered in time' },
  { label: 'Completed in time' },
  { label: 'First answer', align: 'end' as const, width: '9rem' },
  { label: 'Completion', align: 'end' as const, width: '9rem' },
];

type Props = {
  by: ReportBy;
  title: string;
  /** What the first column names. */
  first: string;
  rows: readonly (ReportRow & { name: string; note?: string })[];
  /** Null on paper: nothing leads on. */
  filters: ReportFilters | null;
};

/** How promises were kept, one row each: picture and figures side by side; each figure leads to the cases behind it. */
export function AttainmentTable({ by, title, first, rows, filters }: Props) {
  return (
    <Panel
      id={`by-${by}`}
      title={title}
      actions={
        <span className="flex flex-wrap items-center justify-end gap-x-4">
          <KeptLegend />
          <ChartFile by={by} filters={filters} />
        </span>
      }
      padded={false}
    >
      <ResponsiveTable caption={title} columns={columns(first)}>
        {rows.map(({ key, name, note, received, respond, complete, firstAnswer, completion }) => (
          <tr key={key}>
            <th scope="row">
              <span className="font-medium">{name}</span>
              {note && <span className="block text-xs text-faint">{note}</span>}
            </th>
            <td>
              <Figure href={filters && received > 0 ? reportHref('/cases', filters, { by, key }) : null}>
                {received}
              </Figure>
            </td>
            <td>
              <KeptCell kept={respond} href={partOf(filters, by, key, 'respond')} />
            </td>
            <td>
              <KeptCell kept={complete} href={partOf(filters, by, key, 'complete')} />
            </td>
            <td>
              <SpreadCell spread={firstAnswer} />
            </td>
            <td>
              <SpreadCell spread={completion} />
            </td>
          </tr>
        ))}
      </ResponsiveTable>
    </Panel>
  );
}

const partOf =
  (filters: ReportFilters | null, by: ReportBy, key: string, target: 'respond' | 'complete') =>
  (kept: keyof Kept) =>
    filters && reportHref('/cases', filters, { by, key, target, kept });

const words = { met: 'in time', missed: 'late', open: 'still to come' } as const;

function KeptCell({ kept, href }: { kept: Kept; href: (kept: keyof Kept) => string | null }) {
  const parts = (['met', 'missed', 'open'] as const).filter((part) => kept[part] > 0);
  if (parts.length === 0) return <span className="text-faint">none</span>;
  return (
    <span className="flex flex-col gap-1">
      <span className="flex items-center gap-3">
        <span className="min-w-12 font-medium">{share(kept)}</span>
        <KeptBar kept={kept} />
      </span>
      <span className="flex flex-wrap gap-x-2 text-xs text-muted">
        {parts.map((part) => (
          <Figure key={part} href={href(part)}>
            {kept[part]} {words[part]}
          </Figure>
        ))}
      </span>
    </span>
  );
}

/** "1 h 10 min" and, below it, what nine of ten were within. */
function SpreadCell({ spread: { median, p90 } }: { spread: Spread }) {
  if (median === null || p90 === null) return <span className="text-faint">none</span>;
  return (
    <span className="flex flex-col">
      <span>{formatRemaining(median)}</span>
      <span className="text-xs text-faint">90 % in {formatRemaining(p90)}</span>
    </span>
  );
}
