import type { NextTarget, TargetState, TargetTimes } from '@/lib/service-levels/types';
import { defaultPolicy } from './default-policy';

/** Working span of complete-by, pauses excluded, ms (`facts.md` S6). */
const COMPLETE_SPAN_MS = defaultPolicy.completeHours * 3_600_000;

/** At risk: this share of its span, or less, is left. */
const AT_RISK_SHARE = 1 / 4;

const earlier = (a: Date | null, b: Date | null) => (a === null ? b : b === null ? a : a <= b ? a : b);

function atRiskFrom(dueAt: Date, spanMs: number): Date {
  return new Date(Math.ceil(dueAt.getTime() - spanMs * AT_RISK_SHARE));
}

function stateOf(dueAt: Date, atRiskAt: Date, doneAt: Date | null, now: Date): TargetState {
  if (doneAt !== null) return doneAt <= dueAt ? 'met' : 'missed';
  if (now > dueAt) return 'overdue';
  return now >= atRiskAt ? 'at_risk' : 'due';
}

const respondRiskAt = ({ receivedAt, respondBy }: TargetTimes) =>
  atRiskFrom(respondBy, respondBy.getTime() - receivedAt.getTime());

/** When respond-by was met: the first public answer or completion, whichever came first; null while it is open. */
function respondDoneAt({ respondedAt, completedAt }: TargetTimes): Date | null {
  return earlier(respondedAt, completedAt);
}

/** State of respond-by at `now`; it never pauses. Done exactly at the deadline is met. */
export function respondState(times: TargetTimes, now: Date): TargetState {
  return stateOf(times.respondBy, respondRiskAt(times), respondDoneAt(times), now);
}

/** State of complete-by at `now`, null for a technical case. While paused it stands still at the pause's start. */
export function completeState(times: TargetTimes, now: Date, spanMs = COMPLETE_SPAN_MS): TargetState | null {
  const { completeBy, completedAt, pausedAt } = times;
  if (completeBy === null) return null;
  const doneAt = completedAt !== null && pausedAt !== null ? earlier(pausedAt, completedAt) : completedAt;
  return stateOf(completeBy, atRiskFrom(completeBy, spanMs), doneAt, earlier(pausedAt, now) ?? now);
}

/**
 * The case's earliest unmet, unpaused target, or null when it has none. The caller drops it for a cancelled case.
 * `spanMs` is the complete-by span without pauses, if the policy's is not 24 hours.
 */
export function nextTarget(times: TargetTimes, spanMs = COMPLETE_SPAN_MS): NextTarget | null {
  const { respondBy, completeBy, completedAt, pausedAt } = times;
  const respond: NextTarget | null =
    respondDoneAt(times) === null
      ? { target: 'respond', dueAt: respondBy, atRiskAt: respondRiskAt(times) }
      : null;
  const complete: NextTarget | null =
    completeBy !== null && completedAt === null && pausedAt === null
      ? { target: 'complete', dueAt: completeBy, atRiskAt: atRiskFrom(completeBy, spanMs) }
      : null;
  if (respond === null || complete === null) return respond ?? complete;
  return respond.dueAt <= complete.dueAt ? respond : complete;
}

/** Instant of the next deadline, by which the queue sorts; null sorts last. */
export function nextDeadline(times: TargetTimes, spanMs = COMPLETE_SPAN_MS): Date | null {
  return nextTarget(times, spanMs)?.dueAt ?? null;
}

/** Instant from which (inclusive) the next deadline counts as at risk: its deadline minus a quarter of its span. */
export function nextAtRiskAt(times: TargetTimes, spanMs = COMPLETE_SPAN_MS): Date | null {
  return nextTarget(times, spanMs)?.atRiskAt ?? null;
}

/** Complete-by after a pause from `pausedAt` to `now`: later by exactly that time. Null stays null. */
export function resumeCompleteBy(completeBy: Date | null, pausedAt: Date, now: Date): Date | null {
  if (completeBy === null) return null;
  return new Date(completeBy.getTime() + Math.max(0, now.getTime() - pausedAt.getTime()));
}
