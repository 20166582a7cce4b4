import { StatusBadge } from '@/components/ui/status-badge';
import type { Phase } from '@/lib/upgrades/types';
import { phaseWords } from './words';

type Props = { phase: Phase; pill?: boolean; className?: string };

/** The phase as shape, word and colour. */
export function PhaseBadge({ phase, pill, className }: Props) {
  const { label, meaning } = phaseWords[phase];
  return (
    <StatusBadge meaning={meaning} pill={pill} className={className}>
      {label}
    </StatusBadge>
  );
}
