import { ProgressBar } from '@/components/ui/progress-bar';
import { StatusBadge } from '@/components/ui/status-badge';
import { ResponsiveTable, RowLink, TableFrame } from '@/components/ui/table';
import { formatInstant } from '@/components/ui/time';
import type { ImportRecord } from '@/lib/imports/types';
import { amount, kindNames, progressOf, resultOf, stateWords } from './words';

const columns = [
  { label: 'File', width: '16rem' },
  { label: 'Holds', width: '9rem' },
  { label: 'State', width: '10rem' },
  { label: 'Rows', width: '5rem', align: 'end' as const },
  { label: 'Result' },
  { label: 'Uploaded', width: '13rem' },
];

type Props = { imports: readonly ImportRecord[]; zone: string; now: Date };

/** Imports, newest first: what state each is in and what came of it. */
export function ImportTable({ imports, zone, now }: Props) {
  return (
    <TableFrame>
      <ResponsiveTable caption="Imports" columns={columns}>
        {imports.map((one) => {
          const { word, meaning } = stateWords[one.state];
          const progress = progressOf(one);
          return (
            <tr key={one.id}>
              <td>
                <RowLink href={`/operations/imports/${one.id}`}>{one.fileName}</RowLink>
              </td>
              <td>{kindNames[one.kind]}</td>
              <td>
                <StatusBadge meaning={meaning}>{word}</StatusBadge>
              </td>
              <td>{one.rowCount > 0 ? amount(one.rowCount) : ''}</td>
              <td data-wide>{progress ? <ProgressBar {...progress} /> : resultOf(one)}</td>
              <td>
                {formatInstant(one.createdAt, zone, now)}
                <span className="block text-muted">{one.uploadedBy.name}</span>
              </td>
            </tr>
          );
        })}
      </ResponsiveTable>
    </TableFrame>
  );
}
