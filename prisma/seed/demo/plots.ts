import type { RequestType } from '@/lib/cases/types';
import type { Severity } from '@/lib/service-levels/types';

/** How far a case has come by now. */
export type Outcome =
  | 'unanswered'
  | 'claimed'
  | 'working'
  | 'waiting'
  | 'back'
  | 'resolved'
  | 'late'
  | 'closed'
  | 'cancelled';

/** One case to tell. `gone` is the share of the next target's span that has passed, or the days ago for what is over. */
export type Plot = {
  about: 'TECHNICAL' | RequestType;
  outcome: Outcome;
  gone: number;
  severity?: Severity;
  users?: number;
  account?: number;
};

const plots = (
  about: Plot['about'],
  outcome: Outcome,
  gone: readonly number[],
  more: Partial<Plot> = {},
): Plot[] => gone.map((share) => ({ about, outcome, gone: share, ...more }));

export const PLOTS: readonly Plot[] = [
  // The customers of the guided tour: something of everything.
  { about: 'NEW_USER', outcome: 'working', gone: 0.4, users: 4, account: 100001 },
  { about: 'OFF_BOARD', outcome: 'unanswered', gone: 0.35, users: 2, severity: 'S2', account: 100001 },
  { about: 'CHANGE', outcome: 'waiting', gone: 0.5, users: 2, account: 100001 },
  { about: 'CHANGE', outcome: 'closed', gone: 4, users: 3, account: 100001 },
  { about: 'TECHNICAL', outcome: 'working', gone: 1.3, account: 100001 },
  { about: 'NEW_USER', outcome: 'resolved', gone: 1.4, users: 1, account: 100002 },
  { about: 'OFF_BOARD', outcome: 'closed', gone: 12, users: 1, account: 100002 },
  { about: 'TECHNICAL', outcome: 'unanswered', gone: 0.2, account: 100003 },
  { about: 'TECHNICAL', outcome: 'closed', gone: 8, account: 100003 },
  { about: 'NEW_USER', outcome: 'unanswered', gone: 0.15, users: 3, account: 200001 },
  { about: 'OFF_BOARD', outcome: 'working', gone: 0.83, users: 3, account: 200001 },
  { about: 'CHANGE', outcome: 'resolved', gone: 1.2, users: 1, account: 200001 },
  { about: 'TECHNICAL', outcome: 'waiting', gone: 0.6, account: 200001 },
  // Nobody has answered yet.
  ...plots('TECHNICAL', 'unanswered', [1.25, 0.9, 0.7, 0.55, 0.4, 0.3, 0.12]),
  ...plots('NEW_USER', 'unanswered', [1.1, 0.8, 0.5, 0.25], { users: 2 }),
  ...plots('CHANGE', 'unanswered', [0.86, 0.6, 0.35, 0.1]),
  ...plots('OFF_BOARD', 'unanswered', [1.4, 0.65, 0.3]),
  ...plots('OFF_BOARD', 'unanswered', [0.45], { severity: 'S1', users: 2 }),
  // Taken, not answered.
  ...plots('TECHNICAL', 'claimed', [1.05, 0.82, 0.5, 0.3]),
  ...plots('CHANGE', 'claimed', [0.95, 0.4], { severity: 'S2' }),
  ...plots('NEW_USER', 'claimed', [0.6], { users: 6 }),
  ...plots('OFF_BOARD', 'claimed', [0.2]),
  // Under way.
  ...plots('NEW_USER', 'working', [1.12, 0.9, 0.6, 0.3, 0.45], { users: 5 }),
  ...plots('CHANGE', 'working', [0.78, 0.5, 0.35, 0.2], { users: 2 }),
  ...plots('OFF_BOARD', 'working', [1.04, 0.7, 0.55, 0.25], { users: 2 }),
  ...plots('OFF_BOARD', 'back', [0.9, 0.5], { users: 2 }),
  ...plots('TECHNICAL', 'working', [2.5, 1.8, 0.9, 0.6, 0.4]),
  ...plots('TECHNICAL', 'back', [1.6, 0.7]),
  // With the customer.
  ...plots('NEW_USER', 'waiting', [0.7, 0.4], { users: 2 }),
  ...plots('CHANGE', 'waiting', [0.9, 0.3]),
  ...plots('OFF_BOARD', 'waiting', [0.5]),
  ...plots('TECHNICAL', 'waiting', [2.2, 1.1, 0.5]),
  // Done.
  ...plots('NEW_USER', 'resolved', [1.1, 2.3], { users: 2 }),
  ...plots('CHANGE', 'resolved', [1.3, 2.1]),
  ...plots('OFF_BOARD', 'resolved', [1.2]),
  ...plots('TECHNICAL', 'resolved', [1.5, 2.4, 1.1]),
  ...plots('NEW_USER', 'closed', [5, 9, 14, 21, 27, 33], { users: 3 }),
  ...plots('CHANGE', 'closed', [6, 11, 17, 24, 31], { users: 2 }),
  ...plots('OFF_BOARD', 'closed', [7, 13, 19, 26]),
  ...plots('TECHNICAL', 'closed', [5, 10, 15, 20, 25, 30]),
  ...plots('TECHNICAL', 'late', [9, 18, 28]),
  ...plots('CHANGE', 'late', [16, 23]),
  ...plots('NEW_USER', 'cancelled', [3, 12]),
  ...plots('CHANGE', 'cancelled', [1]),
  ...plots('TECHNICAL', 'cancelled', [6]),
];
