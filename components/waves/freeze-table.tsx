import { StatusBadge } from '@/components/ui/status-badge';
import { ResponsiveTable, TableFrame } from '@/components/ui/table';
import type { FreezeRecord } from '@/lib/waves/types';
import { EndFreeze } from './end-freeze';
import { type FreezeState, freezeDays, freezeState, freezeWhom } from './words';

const columns = [
  { label: 'Days' },
  { label: 'Holds for' },
  { label: 'Reason' },
  { label: 'State' },
  { label: 'Actions', hideLabel: true, align: 'end' },
] as const;

const states: Record<FreezeState, { label: string; meaning: 'attention' | 'calm' | 'done' }> = {
  now: { label: 'In force', meaning: 'attention' },
  ahead: { label: 'Ahead', meaning: 'calm' },
  past: { label: 'Over', meaning: 'done' },
  ended: { label: 'Ended early', meaning: 'done' },
};

export function FreezeTable({ freezes, now }: { freezes: readonly FreezeRecord[]; now: Date }) {
  return (
    <TableFrame>
      <ResponsiveTable caption="Freezes" columns={columns}>
        {freezes.map((freeze) => {
          const state = freezeState(freeze, now);
          const isOpen = state === 'now' || state === 'ahead';
          return (
            <tr key={freeze.id}>
              <td className="font-medium">{freezeDays(freeze, now)}</td>
              <td>{freezeWhom(freeze)}</td>
              <td>{freeze.reason}</td>
              <td>
                <StatusBadge meaning={states[state].meaning}>{states[state].label}</StatusBadge>
              </td>
              <td>{isOpen && <EndFreeze id={freeze.id} what={freezeDays(freeze, now)} />}</td>
            </tr>
          );
        })}
      </ResponsiveTable>
    </TableFrame>
  );
}
