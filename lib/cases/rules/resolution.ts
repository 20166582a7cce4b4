import { Conflict } from '@/lib/platform/errors';
import type { CaseState } from '../types';
import { statusNames } from './status';
import type { Step } from './work';

/** How long a resolved technical case can be taken up again, days of 24 hours (`product.md` part 2). */
export const REOPEN_DAYS = 14;
const DAY_MS = 86_400_000;

type Resolved = Pick<CaseState, 'kind' | 'status' | 'resolvedAt'>;

/** Until when (UTC, inclusive) a case can be taken up again; null when it never can: S7 gives a UA request a new case instead. */
export function reopenUntil({ kind, status, resolvedAt }: Resolved): Date | null {
  const ended = status === 'RESOLVED' || status === 'CLOSED';
  if (kind !== 'TECHNICAL' || !ended || resolvedAt === null) return null;
  return new Date(resolvedAt.getTime() + REOPEN_DAYS * DAY_MS);
}

export function canReopen(state: Resolved, now: Date): boolean {
  const until = reopenUntil(state);
  return until !== null && now <= until;
}

/** Whether the customer may still say what they think of the resolution: once for each. */
export const awaitsVerdict = ({ status, verdict }: Pick<CaseState, 'status' | 'verdict'>): boolean =>
  status === 'RESOLVED' && verdict === null;

/** @throws Conflict `verdict` when it is not resolved or has its verdict */
function assertAwaitsVerdict(state: CaseState): void {
  if (awaitsVerdict(state)) return;
  if (state.status === 'RESOLVED')
    throw new Conflict('The resolution was accepted or disputed already. Nothing was changed.', 'verdict');
  throw new Conflict(
    `This case is ${statusNames[state.status].toLowerCase()}: there is no resolution to answer. Nothing was changed.`,
    'verdict',
  );
}

/** RESOLVED → CLOSED, by a customer who is content. */
export const accept: Step = (state, { at }) => {
  assertAwaitsVerdict(state);
  return {
    set: { status: 'CLOSED', closedAt: at, verdict: 'ACCEPTED' },
    events: [
      { type: 'resolution_accepted' },
      { type: 'status_changed', data: { from: 'RESOLVED', to: 'CLOSED' } },
    ],
  };
};

/** The customer is not content with how a request ended; `problem` is the technical case that says why (`facts.md` S7). */
export const dispute =
  (problem: number): Step =>
  (state) =>
    awaitsVerdict(state)
      ? { set: { verdict: 'DISPUTED' }, events: [{ type: 'resolution_disputed', data: { case: problem } }] }
      : { set: {}, events: [] };

/**
 * RESOLVED or CLOSED → OPEN, with a respond-by of its own, counted from now; what was met or missed before stays on the
 * timeline. A customer disputes the resolution by it.
 * @throws Conflict `not_reopenable` for a User Administration request, another status, or after 14 days
 */
export const reopen =
  (respondBy: Date): Step =>
  (state, { at, staff }) => {
    assertReopenable(state, at);
    const { status: from, respondBy: before } = state;
    return {
      set: {
        status: 'OPEN',
        reopenedAt: at,
        respondBy,
        respondedAt: null,
        completedAt: null,
        resolvedAt: null,
        closedAt: null,
        verdict: null,
      },
      events: [
        ...(staff ? [] : [{ type: 'resolution_disputed' as const }]),
        { type: 'reopened', data: { from, to: 'OPEN' } },
        {
          type: 'deadline_changed',
          data: {
            target: 'respond',
            from: before.toISOString(),
            to: respondBy.toISOString(),
            because: 'reopened',
          },
        },
      ],
    };
  };

function assertReopenable(state: CaseState, at: Date): void {
  if (canReopen(state, at)) return;
  const because = {
    kind: 'A User Administration request is not taken up again: report a problem with it, which opens a technical case.',
    late: `It was resolved more than ${REOPEN_DAYS} days ago. File a new case, linked to this one.`,
    status: `This case is ${statusNames[state.status].toLowerCase()}: only a resolved one can be taken up again.`,
  };
  const why = state.kind !== 'TECHNICAL' ? 'kind' : reopenUntil(state) ? 'late' : 'status';
  throw new Conflict(`${because[why]} Nothing was changed.`, 'not_reopenable');
}
