import { statusInWords } from '@/components/cases/words';
import { EmptyState } from '@/components/ui/panel';
import { ResponsiveTable, RowLink, TableFrame } from '@/components/ui/table';
import { formatInstant, formatRemaining } from '@/components/ui/time';
import type { CaseStatus, Severity } from '@/lib/cases/types';

type Row = {
  number: number;
  subject: string;
  accountName: string;
  severity: Severity;
  status: CaseStatus;
  assigneeName: string | null;
  receivedAt: Date;
  respondBy: Date;
  respondedAt: Date | null;
  completeBy: Date | null;
  completedAt: Date | null;
};

/** How a promise stands: "2 h 10 min late", "40 min early", "due Tue 1 Dec, 10:00 UK". */
function standing(dueAt: Date | null, doneAt: Date | null, zone: string, now: Date): string {
  if (dueAt === null) return 'none';
  const at = doneAt ?? (now > dueAt ? now : null);
  if (at === null) return `due ${formatInstant(dueAt, zone, now)}`;
  const distance = formatRemaining(Math.abs(at.getTime() - dueAt.getTime()));
  if (at > dueAt) return doneAt ? `${distance} late` : `overdue by ${distance}`;
  return `${distance} early`;
}

const earlier = (a: Date | null, b: Date | null) => (a && b ? (a <= b ? a : b) : (a ?? b));

type Props = { rows: readonly Row[]; zone: string; now: Date };

/** The cases a figure stands for. */
export function ReportedCases({ rows, zone, now }: Props) {
  if (rows.length === 0)
    return (
      <EmptyState title="No case is behind this figure">
        <p>It may have changed since the report was shown. Go back to see it as it is now.</p>
      </EmptyState>
    );
  return (
    <TableFrame>
      <ResponsiveTable
        caption="Cases behind the figure"
        columns={[
          { label: 'Case', width: '30%' },
          { label: 'Severity', width: '5rem' },
          { label: 'State' },
          { label: 'Who' },
          { label: 'Received' },
          { label: 'Answer' },
          { label: 'Completion' },
        ]}
      >
        {rows.map((row) => (
          <tr key={row.number}>
            <td>
              <RowLink href={`/desk/${row.number}`}>
                {row.number} {row.subject}
              </RowLink>
              <span className="block text-muted">{row.accountName}</span>
            </td>
            <td>{row.severity}</td>
            <td>{statusInWords(row.status, 'STAFF').word}</td>
            <td>{row.assigneeName ?? 'Nobody'}</td>
            <td>{formatInstant(row.receivedAt, zone, now)}</td>
            <td>{standing(row.respondBy, earlier(row.respondedAt, row.completedAt), zone, now)}</td>
            <td>{standing(row.completeBy, row.completedAt, zone, now)}</td>
          </tr>
        ))}
      </ResponsiveTable>
    </TableFrame>
  );
}
