import { DeadlineBar } from '@/components/ui/progress-bar';
import { StatusBadge } from '@/components/ui/status-badge';
import type { CaseTarget } from '@/lib/cases/rules/targets';
import { targetInWords, targetMeaning } from './deadline-words';

type Props = { targets: readonly CaseTarget[]; receivedAt: Date; zone: string; now: Date };

/** Every promise of a case with how it stands. */
export function TargetList({ targets, receivedAt, zone, now }: Props) {
  return (
    <ul className="flex flex-col gap-3">
      {targets.map((target) => {
        const { head, tail } = targetInWords(target, zone, now);
        const meaning = targetMeaning(target);
        return (
          <li key={target.target} className="flex flex-col gap-1 text-sm">
            <StatusBadge meaning={meaning} className="items-baseline whitespace-normal">
              {head}
            </StatusBadge>
            <span className="text-muted">{tail}</span>
            {!target.doneAt && (
              <DeadlineBar
                startsAt={receivedAt}
                dueAt={target.dueAt}
                now={target.pausedAt ?? now}
                meaning={meaning}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
