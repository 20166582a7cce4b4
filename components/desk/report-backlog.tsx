import { Panel } from '@/components/ui/panel';
import { ResponsiveTable } from '@/components/ui/table';
import type { BacklogAge } from '@/lib/cases/rules/report-rows';
import { CountBar } from './report-bars';

const names: Readonly<Record<BacklogAge['upTo'], string>> = {
  '4 h': 'Up to 4 h',
  '1 day': '4 h to 1 day',
  '3 days': '1 to 3 days',
  '7 days': '3 to 7 days',
  older: 'Older than 7 days',
};

const columns = [
  { label: 'Age', width: '11rem' },
  { label: 'Open', align: 'end' as const, width: '6rem' },
  { label: 'Share' },
  { label: 'Overdue', align: 'end' as const, width: '7rem' },
  { label: 'Waiting on customer', align: 'end' as const, width: '11rem' },
];

/** How long the open cases have been here. */
export function BacklogTable({ ages }: { ages: readonly BacklogAge[] }) {
  const most = Math.max(1, ...ages.map(({ open }) => open));
  return (
    <Panel id="backlog" title="Open now, by age" padded={false}>
      <ResponsiveTable caption="Open now, by age" columns={columns}>
        {ages.map(({ upTo, open, overdue, waiting }) => (
          <tr key={upTo}>
            <th scope="row">
              <span className="font-medium">{names[upTo]}</span>
            </th>
            <td>{open}</td>
            <td>
              <CountBar count={open} most={most} />
            </td>
            <td>{overdue}</td>
            <td>{waiting}</td>
          </tr>
        ))}
      </ResponsiveTable>
    </Panel>
  );
}
