import { Panel } from '@/components/ui/panel';
import { ResponsiveTable } from '@/components/ui/table';
import type { ReportFilters } from '@/lib/cases/schema/report';
import { UPGRADE_ENDS, type UpgradeEnd } from '@/lib/upgrades/rules/report-states';
import { reportHref } from './report-address';
import { ChartFile, Figure } from './report-figure';
import { dayOf } from './report-words';

type Week = { startsOn: string } & Partial<Record<UpgradeEnd, number>>;

export const upgradeEndNames: Readonly<Record<UpgradeEnd, string>> = {
  completed: 'Completed',
  failed: 'Did not complete',
  withdrawn: 'Called off',
  running: 'Under way',
  scheduled: 'Scheduled',
};

const columns = [
  { label: 'Week from', width: '11rem' },
  ...UPGRADE_ENDS.map((state) => ({ label: upgradeEndNames[state], align: 'end' as const })),
];

/** `filters` is null on paper: nothing leads on. */
type Props = { weeks: readonly Week[]; filters: ReportFilters | null };

/** What became of the upgrades of each week, latest first; each number leads to the accounts. */
export function UpgradeWeeks({ weeks, filters }: Props) {
  const behind = (week: string, state: UpgradeEnd) =>
    filters && reportHref('/upgrades', filters, { week, state });
  return (
    <Panel
      id="upgrades"
      title="Upgrades by the week they start in"
      actions={<ChartFile by="upgrades" filters={filters} />}
      padded={false}
    >
      <ResponsiveTable caption="Upgrades by the week they start in" columns={columns}>
        {weeks.toReversed().map(({ startsOn, ...counts }) => (
          <tr key={startsOn}>
            <th scope="row" className="font-medium">
              {dayOf(startsOn)}
            </th>
            {UPGRADE_ENDS.map((state) => (
              <td key={state}>
                <Figure href={counts[state] ? behind(startsOn, state) : null}>{counts[state] ?? 0}</Figure>
              </td>
            ))}
          </tr>
        ))}
      </ResponsiveTable>
    </Panel>
  );
}
