import { Panel } from '@/components/ui/panel';
import { ResponsiveTable } from '@/components/ui/table';
import type { BacklogAge } from '@/lib/cases/rules/report-rows';
import type { ReportFilters } from '@/lib/cases/schema/report';
import { reportHref } from './report-address';
import { CountBar } from './report-bars';
import { ChartFile, Figure } from './report-figure';

export const ageNames: Readonly<Record<BacklogAge['upTo'], string>> = {
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

type Props = { ages: readonly BacklogAge[]; filters: ReportFilters };

/** How long the open cases have been here; each number leads to them. */
export function BacklogTable({ ages, filters }: Props) {
  const most = Math.max(1, ...ages.map(({ open }) => open));
  return (
    <Panel
      id="backlog"
      title="Open now, by age"
      actions={<ChartFile by="backlog" filters={filters} />}
      padded={false}
    >
      <ResponsiveTable caption="Open now, by age" columns={columns}>
        {ages.map(({ upTo, open, overdue, waiting }, key) => (
          <tr key={upTo}>
            <th scope="row">
              <span className="font-medium">{ageNames[upTo]}</span>
            </th>
            <td>
              <Figure href={open > 0 ? reportHref('/cases', filters, { by: 'age', key }) : null}>
                {open}
              </Figure>
            </td>
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
