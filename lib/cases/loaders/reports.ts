import 'server-only';
import { setImmediate } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import type { Person } from '@/lib/platform/actor';
import { systemClock } from '@/lib/platform/clock';
import { listReportedUpgrades } from '@/lib/upgrades/data/list-reported';
import { getUpgradeWeeks } from '@/lib/upgrades/data/report';
import { listReported } from '../data/list-reported';
import { getAttainment, getBacklog, getReportDays, getWorkload } from '../data/reports';
import { backlogTable, casesTable, chartTable, upgradesTable, workloadTable } from '../rules/report-file';
import type { Records } from '../rules/report-records';
import { REPORT_BY, type ReportBy, type ReportChart, type ReportRow } from '../rules/report-rows';
import { attainmentBy, completedBy, recordsOf } from '../rules/report-tally';
import { type Reported, weeksUpTo } from '../rules/report-weeks';
import {
  type ReportChartAsked,
  type ReportFilters,
  type ReportPart,
  reportChart,
  reportFilters,
  reportPart,
  type UpgradePart,
  upgradePart,
} from '../schema/report';

type Asked = Readonly<Record<string, string | string[] | undefined>>;

const PART_ROWS = 50;
const CSV_ROWS = 10_000;

export const readReport = (asked: Asked): ReportFilters => reportFilters.parse(asked);
export const readPart = (asked: Asked): ReportPart => reportPart.parse(asked);
export const readChart = (asked: Asked): ReportChartAsked => reportChart.parse(asked);
export const readUpgradePart = (asked: Asked): UpgradePart => upgradePart.parse(asked);

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
  const [days, backlog, upgrades] = await Promise.all([
    getReportDays(person, reported),
    getBacklog(person, reported),
    upgradesOf(person, reported),
  ]);
  const records = recordsOf(days, reported);
  const [charts, workload] = await Promise.all([
    chartsOf(records, REPORT_BY, reported),
    getWorkload(person, completedBy(records), reported.now),
  ]);
  return { charts, backlog, workload, upgrades, now: reported.now, filters };
}

async function upgradesOf(person: Person, { weeks, now }: Reported) {
  const found = await getUpgradeWeeks(
    person,
    weeks.map(({ startsAt }) => startsAt),
    now,
  );
  return weeks.map(({ startsOn }, index) => ({ startsOn, ...found[index] }));
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
export async function loadChartFile(person: Person, { by, ...filters }: ReportChartAsked) {
  return csvOf(await tableOf(person, by, reportedBy(person, filters)));
}

async function tableOf(person: Person, by: ReportChart, reported: Reported) {
  switch (by) {
    case 'backlog':
      return backlogTable(await getBacklog(person, reported));
    case 'workload': {
      const records = recordsOf(await getReportDays(person, reported), reported);
      return workloadTable(await getWorkload(person, completedBy(records), reported.now));
    }
    case 'upgrades':
      return upgradesTable(await upgradesOf(person, reported));
    default:
      return chartTable(by, await getAttainment(person, by, reported));
  }
}

const UPGRADES_SHOWN = 500;
const WEEK_MS = 7 * 86_400_000;

/** The upgrades behind a figure of a week; none for a week that the report does not have. */
export async function loadUpgradePart(person: Person, { week, state, ...filters }: UpgradePart) {
  const { weeks, now } = reportedBy(person, filters);
  const place = weeks.findIndex(({ startsOn }) => startsOn === week);
  const startsAt = weeks[place]?.startsAt;
  if (!startsAt) return { rows: [], hasMore: false, now };
  const endsAt = weeks[place + 1]?.startsAt ?? new Date(startsAt.getTime() + WEEK_MS);
  return { ...(await listReportedUpgrades(person, { startsAt, endsAt, state, now }, UPGRADES_SHOWN)), now };
}

/** The cases behind a part of a bar as CSV; the latest 10,000. */
export async function loadCasesFile(person: Person, part: ReportPart) {
  return csvOf(casesTable((await loadPart(person, part, true)).rows));
}
