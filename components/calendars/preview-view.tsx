import { ResponsiveTable, TableFrame } from '@/components/ui/table';
import { formatInstant } from '@/components/ui/time';
import type { Difference, Preview } from '@/lib/calendars/types';
import { regionNames, serviceLevelNames } from '@/lib/service-levels/rules/names';
import { REGIONS, SERVICE_LEVELS, type ServiceLevel } from '@/lib/service-levels/types';

const SHOWN = 12;
const kinds = { USER_ADMINISTRATION: 'User Administration', TECHNICAL: 'Technical' } as const;
const targets = { respond: 'answer', complete: 'completion' } as const;

type Line = Difference & { regions: Set<Difference['region']>; levels: Set<ServiceLevel> };

/** Cases that change alike share a line: the same promise in several regions and levels is one thing to read. */
function linesOf(differences: readonly Difference[]): Line[] {
  const lines = new Map<string, Line>();
  for (const one of differences) {
    const times = [one.receivedAt, one.before, one.after].map((at) => at.getTime());
    const key = [one.kind, one.severity, one.target, ...times].join(' ');
    const line = lines.get(key) ?? { ...one, regions: new Set(), levels: new Set() };
    line.regions.add(one.region);
    line.levels.add(one.serviceLevel);
    lines.set(key, line);
  }
  return [...lines.values()];
}

const named = <T extends string>(
  all: readonly T[],
  some: ReadonlySet<T>,
  names: Record<T, string>,
  every: string,
) =>
  some.size === all.length
    ? every
    : all
        .filter((one) => some.has(one))
        .map((one) => names[one])
        .join(', ');

type Props = { preview: Preview; zone: string };

/** What a change of policy or calendar would do, before it is made. */
export function PreviewView({ preview, zone }: Props) {
  const { differences, looked, changed } = preview;
  const lines = linesOf(differences);
  if (lines.length === 0 && changed === 0)
    return (
      <p role="status" className="text-muted">
        No example comes out differently, nor does any of the {looked} cases of the last seven days.
      </p>
    );
  return (
    <div role="status" className="flex flex-col gap-3">
      <p>
        Of the {looked} cases of the last seven days,{' '}
        <strong className="font-semibold">{changed} would have had another deadline</strong>. Those already
        promised stay.
      </p>
      {lines.length > 0 && (
        <TableFrame>
          <ResponsiveTable
            caption="Examples that come out differently"
            columns={[
              { label: 'Case' },
              { label: 'Received' },
              { label: 'Due now' },
              { label: 'Would be due' },
            ]}
          >
            {lines.slice(0, SHOWN).map((line) => (
              <tr
                key={[
                  line.kind,
                  line.severity,
                  line.target,
                  [...line.levels],
                  [...line.regions],
                  line.receivedAt,
                ].join()}
              >
                <td>
                  {kinds[line.kind]} {line.severity}, {targets[line.target]}
                  <span className="block text-muted">
                    {named(SERVICE_LEVELS, line.levels, serviceLevelNames, 'every level')};{' '}
                    {named(REGIONS, line.regions, regionNames, 'every region')}
                  </span>
                </td>
                <td>{formatInstant(line.receivedAt, zone)}</td>
                <td>{formatInstant(line.before, zone)}</td>
                <td className="font-medium">{formatInstant(line.after, zone)}</td>
              </tr>
            ))}
          </ResponsiveTable>
        </TableFrame>
      )}
      {lines.length > SHOWN && (
        <p className="text-sm text-muted">And {lines.length - SHOWN} more like these.</p>
      )}
    </div>
  );
}
