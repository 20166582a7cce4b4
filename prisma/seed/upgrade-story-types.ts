/** What has happened to an account's upgrade. Local times are of the account; all else counts from `now`. */
export type UpgradeStory =
  | { kind: 'none' }
  | { kind: 'withdrawn'; daysAhead: number; at: string; noticeDays: number; withdrawnDaysAgo: number }
  | { kind: 'scheduled'; daysAhead: number; at: string; noticeDays: number }
  | {
      kind: 'moved';
      fromDaysAhead: number;
      daysAhead: number;
      at: string;
      noticeDays: number;
      movedDaysAgo: number;
      reason: string;
    }
  | {
      kind: 'minutes';
      startsInMinutes: number;
      noticeDays: number;
      reported?: 'started' | { failed: string };
    }
  | {
      kind: 'completed';
      daysAgo: number;
      at: string;
      noticeDays: number;
      failedBefore?: { daysAgo: number; reason: string };
    }
  | { kind: 'failed'; daysAgo: number; at: string; noticeDays: number; reason: string };
