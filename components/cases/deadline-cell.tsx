import { Countdown } from '@/components/ui/countdown';
import type { Meaning } from '@/components/ui/meaning';
import { DeadlineBar } from '@/components/ui/progress-bar';
import { StatusBadge } from '@/components/ui/status-badge';
import { formatRemaining } from '@/components/ui/time';
import { isOpen } from '@/lib/cases/rules/status';
import type { CaseRow } from '@/lib/cases/types';
import { nearWithZone } from './deadline-words';

type Deadline = Pick<CaseRow, 'status' | 'nextDeadline' | 'atRiskAt' | 'pausedAt'>;
type Props = { row: Deadline; zone: string; now: Date; live?: boolean };

function meaningOf({ nextDeadline, atRiskAt }: Deadline, now: Date): Meaning {
  if (nextDeadline && now > nextDeadline) return 'urgent';
  return atRiskAt && now >= atRiskAt ? 'attention' : 'calm';
}

/** The whole span of the deadline: at risk is its last quarter. */
const startOf = (dueAt: Date, atRiskAt: Date): Date =>
  new Date(dueAt.getTime() - 4 * (dueAt.getTime() - atRiskAt.getTime()));

/** A row's next deadline: words, the time itself, and a bar that empties. Nothing for a case without one. */
export function DeadlineCell({ row, zone, now, live }: Props) {
  const { nextDeadline, atRiskAt, pausedAt } = row;
  if (!nextDeadline) {
    // Open without a deadline and not paused: a technical case that has had its answer.
    const word = pausedAt ? 'Paused' : isOpen(row.status) ? 'Answered' : null;
    return word && <span className="text-muted">{word}</span>;
  }
  const meaning = meaningOf(row, now);
  const left = nextDeadline.getTime() - now.getTime();
  return (
    <span className="flex max-w-60 flex-col gap-1">
      <span className="flex flex-wrap items-baseline justify-between gap-x-3">
        <StatusBadge meaning={meaning}>
          {left < 0 ? (
            `Overdue by ${formatRemaining(-left)}`
          ) : live ? (
            <span>
              <Countdown
                key={nextDeadline.getTime()}
                to={nextDeadline.getTime()}
                now={now.getTime()}
                seconds={false}
                reached="Due now"
              />
            </span>
          ) : (
            formatRemaining(left)
          )}
        </StatusBadge>
        <time dateTime={nextDeadline.toISOString()} className="text-xs text-muted">
          {nearWithZone(nextDeadline, zone, now)}
        </time>
      </span>
      {atRiskAt && (
        <DeadlineBar
          startsAt={startOf(nextDeadline, atRiskAt)}
          dueAt={nextDeadline}
          now={now}
          meaning={meaning}
        />
      )}
    </span>
  );
}
