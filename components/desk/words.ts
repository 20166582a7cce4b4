import type { Meaning } from '@/components/ui/meaning';
import { formatRemaining } from '@/components/ui/time';
import type { CaseRow, RequestType } from '@/lib/cases/types';

/** A letter for each meaning: a page of the queue writes some 200 of them. Its style sheet knows the letters. */
export const shapes: Readonly<Record<Meaning, string>> = {
  calm: 'c',
  attention: 'a',
  urgent: 'u',
  done: 'd',
};

const requestWords: Readonly<Record<RequestType, string>> = {
  NEW_USER: 'New user',
  CHANGE: 'Change',
  OFF_BOARD: 'Off-board',
};

/** What is asked, in a word or two, and how far it is: "Off-board, 1 of 3 done", "Technical". */
export function requestInBrief({ request, itemCount, itemsDone }: CaseRow): string {
  if (request === null) return 'Technical';
  const word = requestWords[request];
  return itemCount > 1 || itemsDone > 0 ? `${word}, ${itemsDone} of ${itemCount} done` : word;
}

export type Due = {
  meaning: Meaning;
  /** "in 2 h 10 min", "25 min overdue", "Paused" */
  words: string;
  /** "answer by today 15:40" */
  detail: string;
  /** What is left of the span, 1 to 0; null when no clock runs. */
  left: number | null;
};

/** How a running deadline reads at `now` (ms); the browser ticks with the same function. */
export function remaining(dueAt: number, atRiskAt: number, now: number): Omit<Due, 'detail'> {
  const ms = dueAt - now;
  if (ms < 0) return { meaning: 'urgent', words: `${formatRemaining(-ms)} overdue`, left: 0 };
  // At risk is the last quarter, so the whole span is four times that.
  const left = Math.min(1, ms / Math.max(1, 4 * (dueAt - atRiskAt)));
  return { meaning: now >= atRiskAt ? 'attention' : 'calm', words: `in ${formatRemaining(ms)}`, left };
}

type DueFacts = Pick<CaseRow, 'nextDeadline' | 'atRiskAt' | 'pausedAt' | 'respondedAt' | 'status'>;

/** The next deadline of a row in words; `near` says absolute times in the reader's zone. */
export function dueOf(row: DueFacts, now: Date, near: (at: Date) => string): Due {
  const { nextDeadline, atRiskAt, pausedAt } = row;
  if (nextDeadline) {
    const dueAt = nextDeadline.getTime();
    const target = row.respondedAt ? 'complete by' : 'answer by';
    const detail = `${target} ${near(nextDeadline)}`;
    return { ...remaining(dueAt, atRiskAt?.getTime() ?? dueAt, now.getTime()), detail };
  }
  if (pausedAt) {
    const detail = `since ${near(pausedAt)}`;
    return { meaning: 'calm', words: 'Paused', detail, left: null };
  }
  const detail = row.respondedAt ? 'answered' : '';
  return { meaning: row.respondedAt ? 'done' : 'calm', words: 'No deadline left', detail, left: null };
}
