import { DeadlineCell } from '@/components/cases/deadline-cell';
import { Marked } from '@/components/cases/marked';
import { requestInWords, statusInWords } from '@/components/cases/words';
import { ProgressBar } from '@/components/ui/progress-bar';
import { StatusBadge } from '@/components/ui/status-badge';
import { ResponsiveTable, RowLink, type TableColumn, TableFrame } from '@/components/ui/table';
import { formatNear, zoneName } from '@/components/ui/time';
import type { Marks } from '@/lib/cases/rules/marks';
import type { CaseRow } from '@/lib/cases/types';

type Props = {
  caption: string;
  rows: readonly CaseRow[];
  /** Where the words searched for are, by request. */
  marks: ReadonlyMap<number, Marks>;
  zone: string;
  now: Date;
  severalAccounts: boolean;
};

const columnsIn = (zone: string): TableColumn[] => [
  { label: 'Request' },
  { label: 'Due', width: '15rem' },
  { label: 'State', width: '9.5rem' },
  { label: 'Users', width: '7rem' },
  { label: 'With', width: '9rem' },
  { label: `Last activity, ${zoneName(zone)}`, width: '11rem', align: 'end' },
];

/** The customer's requests, one row each; the whole row leads to the request. */
export function CaseTable({ caption, rows, marks, zone, now, severalAccounts }: Props) {
  return (
    <TableFrame>
      <ResponsiveTable caption={caption} columns={columnsIn(zone)}>
        {rows.map((row) => {
          const { word, meaning } = statusInWords(row.status, 'CUSTOMER');
          const { subject, accountName, said } = marks.get(row.number) ?? { ...row, said: null };
          return (
            <tr key={row.number}>
              <td>
                <RowLink href={`/cases/${row.number}`} className="break-words">
                  <Marked text={subject} />
                </RowLink>
                <span className="block text-xs text-muted">
                  <span className="tabular-nums">{row.number}</span> · {row.severity} · {requestInWords(row)}
                  {severalAccounts && (
                    <>
                      {' · '}
                      <Marked text={accountName} />
                    </>
                  )}
                </span>
                {said && (
                  <span className="block text-xs break-words text-muted">
                    <Marked text={said} />
                  </span>
                )}
              </td>
              <td>
                <DeadlineCell row={row} zone={zone} now={now} live />
              </td>
              <td>
                <StatusBadge meaning={meaning}>{word}</StatusBadge>
              </td>
              <td>
                {row.itemCount > 0 && (
                  <ProgressBar
                    value={row.itemsDone}
                    max={row.itemCount}
                    label={`${row.itemsDone} of ${row.itemCount} done`}
                  />
                )}
              </td>
              <td className="text-muted">{row.assigneeName}</td>
              <td className="whitespace-nowrap text-muted max-md:hidden">
                <time dateTime={row.lastActivityAt.toISOString()}>
                  {formatNear(row.lastActivityAt, zone, now)}
                </time>
              </td>
            </tr>
          );
        })}
      </ResponsiveTable>
    </TableFrame>
  );
}
