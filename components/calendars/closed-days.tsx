import { Badge } from '@/components/ui/status-badge';
import { ResponsiveTable, TableFrame } from '@/components/ui/table';
import { formatDate } from '@/components/ui/time';
import { regionNames } from '@/lib/service-levels/rules/names';
import type { ClosedDay, ClosedDayException, Region } from '@/lib/service-levels/types';
import { UndoForm } from './undo-form';

type RegionDays = { region: Region; days: readonly ClosedDay[]; opened: readonly ClosedDayException[] };
type Row = { date: string; name: string; note: string | null };

function rowsOf({ days, opened }: RegionDays): Row[] {
  const closed = days.map(({ date, name, source }) => ({
    date,
    name,
    note: source === 'EXCEPTION' ? 'set by operations' : null,
  }));
  const open = opened.map(({ date, name }) => ({ date, name, note: 'open, set by operations' }));
  return [...closed, ...open].sort((a, b) => a.date.localeCompare(b.date));
}

/** The days ahead on which a desk does not keep its hours: by rule, and by operations. */
export function ClosedDays({ of }: { of: RegionDays }) {
  const { region } = of;
  return (
    <TableFrame>
      <ResponsiveTable
        caption={`Closed days of the ${regionNames[region]} desk`}
        columns={[{ label: 'Day', width: '8.5rem' }, { label: 'Closed for' }]}
      >
        {rowsOf(of).map(({ date, name, note }) => (
          <tr key={`${date} ${name}`}>
            <td className="whitespace-nowrap">{formatDay(date)}</td>
            <td>
              {name}
              {note && (
                <span className="flex flex-wrap items-center gap-2">
                  <Badge>{note}</Badge>
                  <UndoForm
                    undo="closed-day"
                    fields={{ region, date }}
                    label="Remove"
                    of={`${name} on ${date}, ${regionNames[region]}`}
                  />
                </span>
              )}
            </td>
          </tr>
        ))}
      </ResponsiveTable>
    </TableFrame>
  );
}

/** A local date, not an instant: "Fri 25 Dec 2026". */
const formatDay = (date: string): string =>
  `${formatDate(new Date(`${date}T12:00:00Z`), 'UTC')} ${date.slice(0, 4)}`;
