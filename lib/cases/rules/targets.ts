import { completeState, nextTarget, respondState } from '@/lib/service-levels/rules/targets';
import type { TargetState } from '@/lib/service-levels/types';
import type { CaseState } from '../types';
import { isOpen } from './status';

type Times = Pick<
  CaseState,
  | 'status'
  | 'receivedAt'
  | 'reopenedAt'
  | 'respondBy'
  | 'respondedAt'
  | 'completeBy'
  | 'completedAt'
  | 'pausedAt'
  | 'pausedTotalMs'
>;

/** One promise of a case as a person sees it. */
export type CaseTarget = {
  target: 'respond' | 'complete';
  dueAt: Date;
  state: TargetState;
  doneAt: Date | null;
  /** Since when it stands still, because the case waits on the customer. */
  pausedAt: Date | null;
};

const earlier = (a: Date | null, b: Date | null) => (a && b ? (a <= b ? a : b) : (a ?? b));

/** The instant a case's respond-by counts from: its reception, or the latest time it was taken up again. */
export const countedFrom = ({ receivedAt, reopenedAt }: Pick<Times, 'receivedAt' | 'reopenedAt'>): Date =>
  reopenedAt ?? receivedAt;

const counted = (times: Times): Times => ({ ...times, receivedAt: countedFrom(times) });

/** The complete-by span without pauses, ms: what was promised at filing, whichever policy gave it. */
const completeSpanMs = ({ receivedAt, completeBy, pausedTotalMs }: Times): number | undefined =>
  completeBy === null ? undefined : completeBy.getTime() - receivedAt.getTime() - pausedTotalMs;

/**
 * What the queue sorts by, UTC: the earliest unmet, unpaused target and the instant from which it is at risk. A case
 * with no work left has none (`slt.md`, "Life of a target").
 */
export function deadlinesOf(times: Times): Pick<CaseState, 'nextDeadline' | 'atRiskAt'> {
  const next = isOpen(times.status) ? nextTarget(counted(times), completeSpanMs(times)) : null;
  return { nextDeadline: next?.dueAt ?? null, atRiskAt: next?.atRiskAt ?? null };
}

/** The targets of a case with their states at `now`. A cancelled case keeps no promises: it has none. */
export function targetsOf(times: Times, now: Date): CaseTarget[] {
  if (times.status === 'CANCELLED') return [];
  const { respondBy, completeBy, completedAt, pausedAt } = times;
  const respond: CaseTarget = {
    target: 'respond',
    dueAt: respondBy,
    state: respondState(counted(times), now),
    doneAt: earlier(times.respondedAt, completedAt),
    pausedAt: null,
  };
  const state = completeState(times, now, completeSpanMs(times));
  if (completeBy === null || state === null) return [respond];
  return [respond, { target: 'complete', dueAt: completeBy, state, doneAt: completedAt, pausedAt }];
}
