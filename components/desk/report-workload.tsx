import Link from 'next/link';
import { Panel } from '@/components/ui/panel';
import { ResponsiveTable } from '@/components/ui/table';
import type { Workload } from '@/lib/cases/rules/report-rows';
import type { ReportFilters } from '@/lib/cases/schema/report';
import { CountBar } from './report-bars';
import { ChartFile } from './report-figure';

const columns = [
  { label: 'Who', width: '14rem' },
  { label: 'Open', align: 'end' as const, width: '6rem' },
  { label: 'Share' },
  { label: 'Overdue', align: 'end' as const, width: '7rem' },
  { label: 'Waiting on customer', align: 'end' as const, width: '11rem' },
  { label: 'Resolved', align: 'end' as const, width: '7rem' },
];

/** `filters` is null on paper: there is no file to fetch. */
type Props = { workload: readonly Workload[]; filters: ReportFilters | null };

/** Who has how much; what nobody has comes first. */
export function WorkloadTable({ workload, filters }: Props) {
  const most = Math.max(1, ...workload.map(({ open }) => open));
  return (
    <Panel
      id="workload"
      title="Workload"
      actions={<ChartFile by="workload" filters={filters} />}
      padded={false}
    >
      <ResponsiveTable
        caption="Open cases by who has them, and what they resolved in these weeks"
        columns={columns}
      >
        {workload.map(({ assignee, open, overdue, waiting, resolved }) => (
          <tr key={assignee?.id ?? 'none'}>
            <th scope="row" className="font-medium">
              <Link prefetch={false} href={`/desk?assignee=${assignee?.id ?? 'none'}`} className="link">
                {assignee?.name ?? 'Nobody'}
              </Link>
            </th>
            <td>{open}</td>
            <td>
              <CountBar count={open} most={most} />
            </td>
            <td>{overdue}</td>
            <td>{waiting}</td>
            <td>{resolved}</td>
          </tr>
        ))}
      </ResponsiveTable>
    </Panel>
  );
}
