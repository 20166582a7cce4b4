import type { Region, Severity } from '@/lib/service-levels/types';

/** Half of a target's span is gone, three quarters are, all of it is (`product.md` part 3). In this order. */
export const WARNING_STEPS = ['HALF', 'AT_RISK', 'MISSED'] as const;
export type WarningStep = (typeof WARNING_STEPS)[number];

/** A case's next deadline and the instant, a quarter of its span before it, from which it is at risk; UTC. */
export type NextDeadline = { nextDeadline: Date; atRiskAt: Date };

/**
 * The instant (UTC) a step is passed. Half is as far before the at-risk instant as that is before the deadline; a target is
 * missed one millisecond after its deadline, since done exactly at it is in time.
 */
export function passedAt({ nextDeadline, atRiskAt }: NextDeadline, step: WarningStep): Date {
  if (step === 'AT_RISK') return atRiskAt;
  if (step === 'MISSED') return new Date(nextDeadline.getTime() + 1);
  return new Date(2 * atRiskAt.getTime() - nextDeadline.getTime());
}

/** The furthest step passed at `now`: after an outage one warning is given, not three. Null before the first. */
export function furthestStep(deadline: NextDeadline, now: Date): WarningStep | null {
  return WARNING_STEPS.findLast((step) => passedAt(deadline, step) <= now) ?? null;
}

type Staffing = { assigneeId: string | null; leadIds: readonly string[] };

/**
 * Who hears of a step: whoever has the case, and the leads once it is missed. Of a case that nobody has, the leads hear
 * when it is at risk.
 */
export function hearersOf(step: WarningStep, { assigneeId, leadIds }: Staffing): string[] {
  const assignee = assigneeId === null ? [] : [assigneeId];
  if (step === 'MISSED') return [...new Set([...assignee, ...leadIds])];
  if (step === 'AT_RISK' && assigneeId === null) return [...leadIds];
  return assignee;
}

/** Whether a desk that may be closed is told of a case now; an S1 waits for no opening. */
export const isHeardNow = (
  { severity, region }: { severity: Severity; region: Region },
  open: ReadonlySet<Region>,
): boolean => severity === 'S1' || open.has(region);

type Noted = { number: number; step: WarningStep; isDue: boolean; assigneeId: string | null };

/**
 * What of that which was noted for a person is still to be said: of a deadline that stands, of a case that is still theirs
 * to hear of, and of each case the furthest step alone. `assigneeId` is whoever has the case now.
 */
export function stillTrue<Row extends Noted>(
  rows: readonly Row[],
  { userId, isLead }: { userId: string; isLead: boolean },
): Row[] {
  const leadIds = isLead ? [userId] : [];
  const theirs = rows.filter((row) => row.isDue && hearersOf(row.step, { ...row, leadIds }).includes(userId));
  const rank = ({ step }: Noted) => WARNING_STEPS.indexOf(step);
  return theirs.filter(
    (row) => !theirs.some((other) => other.number === row.number && rank(other) > rank(row)),
  );
}

const GATHER_MS = 5 * 60_000;

/** Whether a person is told now: at once of an S1, otherwise five minutes after the first that is new, all in one. */
export function isTimeToTell(news: readonly { severity: Severity; notedAt: Date }[], now: Date): boolean {
  return news.some(
    ({ severity, notedAt }) => severity === 'S1' || now.getTime() - notedAt.getTime() >= GATHER_MS,
  );
}
