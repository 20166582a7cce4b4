import { StatusBadge } from '@/components/ui/status-badge';
import { ResponsiveTable, TableFrame } from '@/components/ui/table';
import { formatInstant } from '@/components/ui/time';
import type { PolicyVersion } from '@/lib/calendars/types';
import { serviceLevelNames, targetInWords } from '@/lib/service-levels/rules/names';
import { type Policy, SERVICE_LEVELS, SEVERITIES } from '@/lib/service-levels/types';
import { UndoForm } from './undo-form';

/** "S1 1 hour, 30 minutes; …": the levels in order, those with the same promise once. */
function promisesInWords(policy: Policy): string {
  const row = (severity: (typeof SEVERITIES)[number]) => {
    const words = SERVICE_LEVELS.map((level) => targetInWords(policy.respond[severity][level]));
    const parts = words.every((word) => word === words[0])
      ? [words[0]]
      : SERVICE_LEVELS.map((level, index) => `${serviceLevelNames[level]} ${words[index]}`).filter(
          (_, index) => index === 0 || words[index] !== words[index - 1],
        );
    return `${severity}: ${parts.join(', ')}`;
  };
  return SEVERITIES.map(row).join('; ');
}

type Props = { versions: readonly PolicyVersion[]; inEffect: number; now: Date; zone: string };

/** Every version of the promises, newest first: what is coming, what counts, what counted. */
export function PolicyVersions({ versions, inEffect, now, zone }: Props) {
  return (
    <TableFrame>
      <ResponsiveTable
        caption="Versions of the policy"
        columns={[
          { label: 'Version', width: '6rem' },
          { label: 'In effect from', width: '14rem' },
          { label: 'Answers within' },
          { label: 'Take back', hideLabel: true, align: 'end', width: '9rem' },
        ]}
      >
        {versions.map(({ version, effectiveFrom, policy }) => (
          <tr key={version}>
            <td>Policy {version}</td>
            <td>
              {version === 1 ? 'the beginning' : formatInstant(effectiveFrom, zone, now)}
              {version === inEffect && (
                <span className="block">
                  <StatusBadge meaning="done">In effect</StatusBadge>
                </span>
              )}
            </td>
            <td data-wide>
              {promisesInWords(policy)}; User Administration done within {policy.completeHours} hours
            </td>
            <td>
              {effectiveFrom > now && (
                <UndoForm
                  undo="policy"
                  fields={{ version: String(version) }}
                  label="Withdraw"
                  of={`policy ${version}`}
                />
              )}
            </td>
          </tr>
        ))}
      </ResponsiveTable>
    </TableFrame>
  );
}
