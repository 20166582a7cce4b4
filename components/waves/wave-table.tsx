import { ProgressBar } from '@/components/ui/progress-bar';
import { StatusBadge } from '@/components/ui/status-badge';
import { ResponsiveTable, RowLink, TableFrame } from '@/components/ui/table';
import { phaseWords, regionNames } from '@/components/upgrades/words';
import { PHASES } from '@/lib/upgrades/types';
import type { ListedWave } from '@/lib/waves/types';
import { countOf, dayWords, hoursWords } from './words';

const columns = [
  { label: 'Wave' },
  { label: 'Day' },
  { label: 'Hours' },
  { label: 'Capacity used', width: '9rem' },
  { label: 'State' },
  { label: 'Mails out', align: 'end' },
  { label: 'Conflicts' },
] as const;

/** "12 scheduled, 3 done": the phases there are, in their order. */
export function phaseCounts({ phases }: Pick<ListedWave, 'phases'>): string {
  const parts = PHASES.flatMap((phase) => {
    const count = phases[phase] ?? 0;
    return count > 0 ? [`${count.toLocaleString('en-US')} ${phaseWords[phase].label.toLowerCase()}`] : [];
  });
  return parts.join(', ');
}

export function WaveTable({
  waves,
  caption,
  now,
}: {
  waves: readonly ListedWave[];
  caption: string;
  now: Date;
}) {
  return (
    <TableFrame>
      <ResponsiveTable caption={caption} columns={columns}>
        {waves.map((wave) => (
          <tr key={wave.id}>
            <td>
              <RowLink href={`/operations/waves/${wave.id}`}>{wave.name}</RowLink>{' '}
              <span className="text-muted">{regionNames[wave.region]}</span>
            </td>
            <td className="whitespace-nowrap">{dayWords(wave, now)}</td>
            <td>{hoursWords(wave)}</td>
            <td>
              <ProgressBar
                value={wave.accounts}
                max={wave.capacity}
                label={`${wave.accounts.toLocaleString('en-US')} of ${countOf(wave.capacity, 'place')}`}
              />
            </td>
            <td>{wave.accounts > 0 ? phaseCounts(wave) : <span className="text-faint">Empty</span>}</td>
            <td>{wave.noticesSent.toLocaleString('en-US')}</td>
            <td>
              {wave.conflicts > 0 ? (
                <StatusBadge meaning="attention">{countOf(wave.conflicts, 'conflict')}</StatusBadge>
              ) : (
                <span className="text-faint">None</span>
              )}
            </td>
          </tr>
        ))}
      </ResponsiveTable>
    </TableFrame>
  );
}
