import { Panel } from '@/components/ui/panel';
import { ResponsiveTable } from '@/components/ui/table';
import { dayOf } from './report-words';

type Week = {
  startsOn: string;
  completed?: number;
  failed?: number;
  withdrawn?: number;
  scheduled?: number;
  running?: number;
};

const columns = [
  { label: 'Week from', width: '11rem' },
  { label: 'Completed', align: 'end' as const },
  { label: 'Did not complete', align: 'end' as const },
  { label: 'Called off', align: 'end' as const },
  { label: 'Under way', align: 'end' as const },
  { label: 'Scheduled', align: 'end' as const },
];

/** What became of the upgrades of each week, latest first. */
export function UpgradeWeeks({ weeks }: { weeks: readonly Week[] }) {
  return (
    <Panel id="upgrades" title="Upgrades by the week they start in" padded={false}>
      <ResponsiveTable caption="Upgrades by the week they start in" columns={columns}>
        {weeks
          .toReversed()
          .map(({ startsOn, completed = 0, failed = 0, withdrawn = 0, running = 0, scheduled = 0 }) => (
            <tr key={startsOn}>
              <th scope="row" className="font-medium">
                {dayOf(startsOn)}
              </th>
              <td>{completed}</td>
              <td>{failed}</td>
              <td>{withdrawn}</td>
              <td>{running}</td>
              <td>{scheduled}</td>
            </tr>
          ))}
      </ResponsiveTable>
    </Panel>
  );
}
