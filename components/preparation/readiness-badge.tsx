import { StatusBadge } from '@/components/ui/status-badge';
import type { Readiness } from '@/lib/preparation/types';

/** Whether the admins of an account have seen or settled what they should before its date. */
export function ReadinessBadge({ readiness }: { readiness: Readiness | undefined }) {
  if (!readiness) return null;
  const { open, acknowledged } = readiness;
  if (open > 0)
    return (
      <StatusBadge meaning="attention">{open === 1 ? '1 open point' : `${open} open points`}</StatusBadge>
    );
  return acknowledged > 0 ? (
    <StatusBadge meaning="calm">Acknowledged</StatusBadge>
  ) : (
    <StatusBadge meaning="done">Prepared</StatusBadge>
  );
}
