import 'server-only';
import { setImmediate } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import type { Person } from '@/lib/platform/actor';
import { systemClock } from '@/lib/platform/clock';
import { getUpgradeWeeks } from '@/lib/upgrades/data/report';
import { listReported } from '../data/list-reported';
import { getAttainment, getBacklog, getReportDays, getWorkload } from '../data/reports';
import { casesTable, chartTable } from '../rules/report-file';
import type { Records } from '../rules/report-records';
import { REPORT_BY, type ReportBy, type ReportRow } from '../rules/report-rows';
import { attainmentBy, completedBy, recordsOf } from '../rules/report-tally';
import { type Reported, weeksUpTo } from '../rules/report-weeks';
import { type ReportFilters, type ReportPart, reportFilters, reportPart } from '../schema/report';

type Asked = Readonly<Record<string, string | string[] | undefined>>;

const PART_ROWS = 50;
const CSV_ROWS = 10_000;

export const readReport = (asked: Asked): ReportFilters => reportFilters.parse(asked);
export const readPart = (asked: Asked): ReportPart => reportPart.parse(asked);

function reportedBy(person: Person, { weeks: count, ...filters }: ReportFilters): Reported {
  const now = systemClock.now();
  return { weeks: weeksUpTo(now, person.timeZone, count), filters, now };
}

/** The charts one after the other: half a year of them must not keep everybody else waiting. */
async function chartsOf(records: Records, bys: readonly ReportBy[], { weeks }: Reported) {
  const charts: { by: ReportBy; rows: ReportRow[] }[] = [];
  for (const by of bys) {
    charts.push({ by, rows: attainmentBy(records, by, weeks) });
    await setImmediate();
  }
  return charts;
}

/** Everything the reports show, counted in the reader's own weeks; all charts are counted from one read. */
export async function loadReports(person: Person, filters: ReportFilters) {
  const reported = reportedBy(person, filters);
  const starts = reported.weeks.map(({ startsAt }) => startsAt);
  const [days, backlog, upgrades] = await Promise.all([
    getReportDays(person, reported),
    getBacklog(person, reported),
    getUpgradeWeeks(person, starts, reported.now),
  ]);
  const records = recordsOf(days, reported);
  const [charts, workload] = await Promise.all([
    chartsOf(records, REPORT_BY, reported),
    getWorkload(person, completedBy(records), reported.now),
  ]);
  const weeks = reported.weeks.map(({ startsOn }, index) => ({ startsOn, ...upgrades[index] }));
  return { charts, backlog, workload, upgrades: weeks, now: reported.now, filters };
}

const SHOWN_MISSED = 25;

/** The last week that is over, with the one before it beside the totals and every case that broke a promise by name. */
export async function loadWeek(person: Person) {
  const now = systemClock.now();
  const [before, week, running] = weeksUpTo(now, person.timeZone, 3);
  if (!before || !week || !running) throw new Error('There are three weeks up to any instant.');
  const both = { weeks: [before, week], filters: {}, now, until: running.startsAt };
  const reported = { ...both, weeks: [week] };
  const part = { weeks: 4, by: 'week' as const, key: '', kept: 'missed' as const };
  const [days, [upgrades], late, unfinished] = await Promise.all([
    getReportDays(person, both),
    getUpgradeWeeks(person, [week.startsAt], now),
    listReported(person, { ...part, target: 'respond' }, reported, SHOWN_MISSED),
    listReported(person, { ...part, target: 'complete' }, reported, SHOWN_MISSED),
  ]);
  const [previous, current] = attainmentBy(recordsOf(days, both), 'week', both.weeks);
  const records = recordsOf(days, reported);
  const dimensions = REPORT_BY.filter((by) => by !== 'week');
  const [charts, workload] = await Promise.all([
    chartsOf(records, dimensions, reported),
    getWorkload(person, completedBy(records), now),
  ]);
  const missed = new Map([...late.rows, ...unfinished.rows].map((row) => [row.number, row]));
  return {
    startsOn: week.startsOn,
    endsOn: running.startsOn,
    previous,
    current,
    charts,
    workload,
    upgrades: { startsOn: week.startsOn, ...upgrades },
    missed: [...missed.values()].sort((a, b) => b.number - a.number),
    hasMore: late.nextCursor !== null || unfinished.nextCursor !== null,
    now,
  };
}

/** The cases behind a part of a bar. */
export async function loadPart(person: Person, part: ReportPart, forFile = false) {
  const reported = reportedBy(person, part);
  const page = await listReported(person, part, reported, forFile ? CSV_ROWS : PART_ROWS);
  return { ...page, now: reported.now };
}

/** A table as CSV: what a spreadsheet would take for a formula is neutralised. */
const csvOf = ({ head, rows }: { head: readonly string[]; rows: unknown[][] }): string =>
  stringify([[...head], ...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' });

/** One chart as CSV. */
export async function loadChartFile(person: Person, filters: ReportFilters, by: ReportBy) {
  const reported = reportedBy(person, filters);
  return csvOf(chartTable(by, await getAttainment(person, by, reported)));
}

/** The cases behind a part of a bar as CSV; the latest 10,000. */
export async function loadCasesFile(person: Person, part: ReportPart) {
  return csvOf(casesTable((await loadPart(person, part, true)).rows));
}
