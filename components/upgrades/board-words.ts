import type { ChangeLine } from '@/components/platform/use-seen';
import { formatDate, formatInstant, formatTime, zoneName } from '@/components/ui/time';
import type { BoardPart, BoardRow, Phase } from '@/lib/upgrades/types';

export const partTitles: Record<BoardPart, string> = {
  OVERRUNNING: 'Taking longer than planned',
  LOCKED: 'Locked out now',
  NEXT: 'In the next two hours',
  LATER: 'Later',
  FAILED: 'Did not complete',
  COMPLETED: 'Completed',
};

type Day = { from: Date; isToday: boolean };
type Counts = Partial<Record<BoardPart, number>>;

const count = (number: number, one: string, many: string) =>
  `${number === 0 ? 'no' : number} ${number === 1 ? one : many}`;

/** After accounts were counted already. */
const lockedToo = (number: number) => (number === 0 ? 'none is' : count(number, 'is', 'are'));

const asSentence = (parts: readonly (string | false)[]) => {
  const said = parts.filter((part) => part !== false).join(', ');
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
};

/** The state of the day in one sentence, what presses hardest first. */
export function boardSentence(by: Counts, { from, isToday }: Day, zone: string): string {
  const { OVERRUNNING: late = 0, LOCKED: locked = 0, NEXT: next = 0, LATER: later = 0 } = by;
  const { FAILED: failed = 0, COMPLETED: completed = 0 } = by;
  const ended = failed > 0 && `${failed} did not complete`;
  if (isToday)
    return asSentence([
      late > 0 && `${count(late, 'account takes', 'accounts take')} longer than planned`,
      `${late > 0 ? lockedToo(locked) : count(locked, 'account is', 'accounts are')} locked out as planned`,
      `${count(next, 'lockout begins', 'lockouts begin')} in the next two hours`,
      ended,
    ]);
  const all = late + locked + next + later + failed + completed;
  return asSentence([
    `${count(all, 'upgrade', 'upgrades')} on ${formatDate(from, zone)}`,
    late > 0 && `${late} not reported finished`,
    locked > 0 && `${locked} under way`,
    next + later > 0 && `${next + later} ahead`,
    ended,
    completed > 0 && `${completed} completed`,
  ]);
}

type Reports = Pick<
  BoardRow,
  'startedAt' | 'startedBy' | 'completedAt' | 'failedAt' | 'endedBy' | 'failureReason'
>;

const RUNNER = 'the runner';

/** What was reported last, by whom and when, in the zone of the board: "Completed 21:58 UK by Maya Lind". */
export function lastReport(row: Reports, zone: string): string {
  const at = (instant: Date, by: string | null) =>
    `${formatTime(instant, zone)} ${zoneName(zone)} by ${by ?? RUNNER}`;
  if (row.completedAt) return `Completed ${at(row.completedAt, row.endedBy)}`;
  if (row.failedAt)
    return `Failed ${at(row.failedAt, row.endedBy)}: ${row.failureReason ?? 'no reason given'}`;
  return row.startedAt ? `Started ${at(row.startedAt, row.startedBy)}` : 'Nothing yet';
}

/** Everything that was reported of one attempt, in order: label, instant and who. */
export function reportsOf(row: Reports, zone: string, now: Date): { label: string; value: string }[] {
  const said = (label: string, at: Date | null, by: string | null) =>
    at ? [{ label, value: `${formatInstant(at, zone, now)}, by ${by ?? RUNNER}` }] : [];
  return [
    ...said('Started', row.startedAt, row.startedBy),
    ...said('Completed', row.completedAt, row.endedBy),
    ...said('Failed', row.failedAt, row.endedBy),
    ...(row.failureReason ? [{ label: 'Reason', value: row.failureReason }] : []),
  ];
}

/** The same reports for whoever is about to make one: "Viktor Hallberg reported it completed, today 21:14 UK". */
export function reportLines(row: Reports, zone: string, now: Date): ChangeLine[] {
  const said = (did: string, at: Date | null, by: string | null): ChangeLine[] =>
    at ? [[at.getTime(), `${by ?? RUNNER} reported it ${did}, ${formatInstant(at, zone, now)}`]] : [];
  return [
    ...said('started', row.startedAt, row.startedBy),
    ...said('completed', row.completedAt, row.endedBy),
    ...said('failed', row.failedAt, row.endedBy),
  ];
}

/** The phases that a window on the board can have, what presses hardest first. */
export const boardPhases = [
  'OVERRUNNING',
  'LOCKED_OUT',
  'UPGRADING',
  'SCHEDULED',
  'FAILED',
  'COMPLETED',
] as const satisfies readonly Phase[];
