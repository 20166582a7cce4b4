/** How a promise was kept: in time, not in time, or still to come. */
export type Kept = { met: number; missed: number; open: number };

/** Half, and nine of ten, took no longer than this; ms, null without any. */
export type Spread = { median: number | null; p90: number | null };

export type Attainment = {
  received: number;
  respond: Kept;
  complete: Kept;
  /** From reception, or from when it was taken up again, to the first answer. */
  firstAnswer: Spread;
  /** From reception to completion, without the time it waited on the customer. */
  completion: Spread;
};

/** What a report can be broken down by. */
export const REPORT_BY = ['week', 'severity', 'serviceLevel', 'region', 'product'] as const;
export type ReportBy = (typeof REPORT_BY)[number];

/** One bar: `key` is the Monday of a week, or the value of the dimension. */
export type ReportRow = Attainment & { key: string };

export type Workload = {
  assignee: { id: string; name: string } | null;
  open: number;
  overdue: number;
  waiting: number;
  /** Resolved in the weeks of the report. */
  resolved: number;
};

/** What is counted otherwise than by promises, and is a chart of its own. */
export const REPORT_CHARTS = [...REPORT_BY, 'backlog', 'workload', 'upgrades'] as const;
export type ReportChart = (typeof REPORT_CHARTS)[number];

export const BACKLOG_AGES = ['4 h', '1 day', '3 days', '7 days', 'older'] as const;

export type BacklogAge = {
  upTo: (typeof BACKLOG_AGES)[number];
  open: number;
  waiting: number;
  overdue: number;
};
