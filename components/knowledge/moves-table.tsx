import { ResponsiveTable, TableFrame } from '@/components/ui/table';
import type { Move } from '@/lib/knowledge/types';

const columns = [
  { label: 'What' },
  { label: 'On Classic' },
  { label: 'On X Series' },
  { label: 'Good to know' },
];

/** What moves where, side by side. */
export function MovesTable({ moves }: { moves: readonly Move[] }) {
  return (
    <TableFrame>
      <ResponsiveTable caption="What moves where" columns={columns}>
        {moves.map((move) => (
          <tr key={move.what}>
            <th scope="row" className="font-medium">
              {move.what}
            </th>
            <td className="text-muted">{move.before}</td>
            <td className="font-medium">{move.after}</td>
            <td className="text-muted">{move.note}</td>
          </tr>
        ))}
      </ResponsiveTable>
    </TableFrame>
  );
}
