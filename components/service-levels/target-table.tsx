import { ResponsiveTable, TableFrame } from '@/components/ui/table';
import { serviceLevelNames } from '@/lib/service-levels/rules/names';
import type { ServiceLevelsOutput } from '@/lib/service-levels/schema';
import { SERVICE_LEVELS, type ServiceLevel } from '@/lib/service-levels/types';

type Targets = ServiceLevelsOutput['targets'];

/** Levels with the same targets throughout share a column, as people know the table. */
function groupLevels(targets: Targets): ServiceLevel[][] {
  const groups = new Map<string, ServiceLevel[]>();
  for (const level of SERVICE_LEVELS) {
    const key = targets.map((target) => target.respond[level].words).join('|');
    groups.set(key, [...(groups.get(key) ?? []), level]);
  }
  return [...groups.values()];
}

/** First answer to a technical case, by severity and service level. */
export function TargetTable({ targets }: { targets: Targets }) {
  const groups = groupLevels(targets);
  const columns = [
    { label: 'Severity' },
    { label: 'When to choose it' },
    ...groups.map((levels) => ({ label: levels.map((level) => serviceLevelNames[level]).join(', ') })),
  ];
  return (
    <TableFrame>
      <ResponsiveTable caption="First answer to a technical case" columns={columns}>
        {targets.map((target) => (
          <tr key={target.severity}>
            <th scope="row">
              <span className="font-semibold">{target.severity}</span>{' '}
              <span className="font-medium">{target.title}</span>
            </th>
            <td className="text-muted">{target.meaning}</td>
            {groups.map((levels) => (
              <td key={levels.join()} className="font-medium">
                {levels[0] && target.respond[levels[0]].words}
              </td>
            ))}
          </tr>
        ))}
      </ResponsiveTable>
    </TableFrame>
  );
}
