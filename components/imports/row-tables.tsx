import { ResponsiveTable, TableFrame } from '@/components/ui/table';
import type { BadRow, ChangingRow } from '@/lib/imports/types';

const badColumns = [
  { label: 'Line', width: '5rem', align: 'end' as const },
  { label: 'Column', width: '16rem' },
  { label: 'Value', width: '18rem' },
  { label: 'What to correct' },
];

/** On a phone it is the heading of its block, and says what it is. */
function LineNumber({ line }: { line: number }) {
  return (
    <>
      <span className="md:hidden">Line </span>
      {line}
    </>
  );
}

/** Every wrong value with its place in the file. */
export function BadRowTable({ rows }: { rows: readonly BadRow[] }) {
  return (
    <TableFrame>
      <ResponsiveTable caption="Rows to correct" columns={badColumns}>
        {rows.flatMap(({ line, errors }) =>
          errors.map(({ column, position, value, message }) => (
            <tr key={`${line} ${position} ${message}`}>
              <td>
                <LineNumber line={line} />
              </td>
              <td>{position > 0 ? `${column} (column ${position})` : 'The whole line'}</td>
              <td className="break-words">
                {value === '' ? <span className="text-faint">empty</span> : value}
              </td>
              <td>{message}</td>
            </tr>
          )),
        )}
      </ResponsiveTable>
    </TableFrame>
  );
}

const changeColumns = [
  { label: 'Line', width: '5rem', align: 'end' as const },
  { label: 'For', width: '18rem' },
  { label: 'From' },
  { label: 'To' },
];

const shown = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(shown).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === null || value === '' ? 'nothing' : String(value);
};

/** What known ones would be changed from and to. */
export function ChangeTable({ rows }: { rows: readonly ChangingRow[] }) {
  return (
    <TableFrame>
      <ResponsiveTable caption="Changes" columns={changeColumns}>
        {rows.flatMap(({ line, key, changes }) =>
          Object.entries(changes).map(([field, [from, to]]) => (
            <tr key={`${line} ${field}`}>
              <td>
                <LineNumber line={line} />
              </td>
              <td>{key}</td>
              <td className="text-muted">{shown(from)}</td>
              <td>{shown(to)}</td>
            </tr>
          )),
        )}
      </ResponsiveTable>
    </TableFrame>
  );
}
