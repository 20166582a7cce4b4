import { UPGRADE_ENDS, type UpgradeEnd } from '@/lib/upgrades/rules/report-states';
import type { BacklogAge, ReportBy, ReportRow, Workload } from './report-rows';

type Cell = string | number | null;
type Table = { head: readonly string[]; rows: Cell[][] };

const minutes = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / 60_000));

/** What a chart shows, as a table: counts, and times in whole minutes. */
export function chartTable(by: ReportBy, rows: readonly ReportRow[]): Table {
  return {
    head: [
      by,
      'received',
      'answered in time',
      'answered late',
      'answer still to come',
      'completed in time',
      'completed late',
      'completion still to come',
      'first answer median min',
      'first answer p90 min',
      'completion median min',
      'completion p90 min',
    ],
    rows: rows.map(({ key, received, respond, complete, firstAnswer, completion }) => [
      key,
      received,
      respond.met,
      respond.missed,
      respond.open,
      complete.met,
      complete.missed,
      complete.open,
      minutes(firstAnswer.median),
      minutes(firstAnswer.p90),
      minutes(completion.median),
      minutes(completion.p90),
    ]),
  };
}

/** The backlog by age, as a table. */
export const backlogTable = (ages: readonly BacklogAge[]): Table => ({
  head: ['age up to', 'open', 'overdue', 'waiting on customer'],
  rows: ages.map(({ upTo, open, overdue, waiting }) => [upTo, open, overdue, waiting]),
});

/** Who has how much, as a table; nobody comes first. */
export const workloadTable = (workload: readonly Workload[]): Table => ({
  head: ['who', 'open', 'overdue', 'waiting on customer', 'resolved'],
  rows: workload.map(({ assignee, open, overdue, waiting, resolved }) => [
    assignee?.name ?? 'nobody',
    open,
    overdue,
    waiting,
    resolved,
  ]),
});

type Week = { startsOn: string } & Partial<Record<UpgradeEnd, number>>;

/** The upgrades of each week by what became of them, as a table. */
export const upgradesTable = (weeks: readonly Week[]): Table => ({
  head: ['week from', 'completed', 'did not complete', 'called off', 'under way', 'scheduled'],
  rows: weeks.map((week) => [week.startsOn, ...UPGRADE_ENDS.map((state) => week[state] ?? 0)]),
});

type Reported = {
  number: number;
  subject: string;
  accountNumber: number;
  accountName: string;
  severity: string;
  status: string;
  assigneeName: string | null;
  receivedAt: Date;
  respondBy: Date;
  respondedAt: Date | null;
  completeBy: Date | null;
  completedAt: Date | null;
};

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** The cases behind a figure, as a table; times are UTC. */
export function casesTable(cases: readonly Reported[]): Table {
  return {
    head: [
      'case',
      'subject',
      'account',
      'account name',
      'severity',
      'status',
      'assignee',
      'received (UTC)',
      'respond by (UTC)',
      'responded (UTC)',
      'complete by (UTC)',
      'completed (UTC)',
    ],
    rows: cases.map((one) => [
      one.number,
      one.subject,
      one.accountNumber,
      one.accountName,
      one.severity,
      one.status,
      one.assigneeName,
      one.receivedAt.toISOString(),
      one.respondBy.toISOString(),
      iso(one.respondedAt),
      iso(one.completeBy),
      iso(one.completedAt),
    ]),
  };
}
