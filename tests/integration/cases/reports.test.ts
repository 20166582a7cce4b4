import { beforeEach, describe, expect, it } from 'vitest';
import { assignCase } from '@/lib/cases/commands/assign-case';
import { closeCase } from '@/lib/cases/commands/close-case';
import { commentOnCase } from '@/lib/cases/commands/comment-on-case';
import { resolveCase } from '@/lib/cases/commands/resolve-case';
import { waitOnCustomer } from '@/lib/cases/commands/wait-on-customer';
import { listReported } from '@/lib/cases/data/list-reported';
import { getAttainment, getBacklog, getReportDays, getWorkload } from '@/lib/cases/data/reports';
import { loadCasesFile, loadChartFile } from '@/lib/cases/loaders/reports';
import { type Kept, REPORT_BY, type ReportChart, type ReportRow } from '@/lib/cases/rules/report-rows';
import { completedBy, recordsOf } from '@/lib/cases/rules/report-tally';
import { weeksUpTo } from '@/lib/cases/rules/report-weeks';
import { type ReportPart, reportPart } from '@/lib/cases/schema/report';
import { type Person, requirePerson } from '@/lib/platform/actor';
import { resetDatabase } from '@/tests/support/database';
import { NOON } from '@/tests/support/fixtures';
import { aDesk, type Desk, file, offBoard, technical, timeline } from './support';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let desk: Desk;
beforeEach(async () => {
  await resetDatabase();
  desk = await aDesk({ serviceLevel: 'ENTERPRISE' });
});

const aPart = (given: Partial<ReportPart> = {}): ReportPart => ({ ...reportPart.parse({}), ...given });

const report = async (now: Date) => {
  const { actor } = await desk.as(desk.lead);
  const reported = { weeks: weeksUpTo(now, 'Europe/London', 8), filters: {}, now };
  const [weeks, severities] = await Promise.all([
    getAttainment(actor, 'week', reported),
    getAttainment(actor, 'severity', reported),
  ]);
  const sum = (rows: readonly ReportRow[], of: (row: ReportRow) => Kept): Kept => ({
    met: rows.reduce((all, row) => all + of(row).met, 0),
    missed: rows.reduce((all, row) => all + of(row).missed, 0),
    open: rows.reduce((all, row) => all + of(row).open, 0),
  });
  const total = {
    received: severities.reduce((all, { received }) => all + received, 0),
    respond: sum(severities, ({ respond }) => respond),
    complete: sum(severities, ({ complete }) => complete),
  };
  return { weeks, severities, total };
};

/** Filed now, answered and resolved so much later. */
async function work(input: object, answerMs: number, resolveMs: number) {
  const { number } = await file(desk, input);
  desk.clock.advance(answerMs);
  await commentOnCase(await desk.as(desk.agent), { number, body: 'On it.' });
  desk.clock.advance(resolveMs - answerMs);
  await resolveCase(await desk.as(desk.agent), { number });
  return number;
}

describe('how promises were kept', () => {
  it('counts by week received and by severity, and halves the first answers', async () => {
    desk.clock.set(new Date(NOON.getTime() - 7 * DAY));
    await work(offBoard(desk, { severity: 'S1' }), 10 * MINUTE, 20 * HOUR); // both in time
    desk.clock.set(NOON);
    await work(technical(desk, { severity: 'S2' }), 3 * HOUR, 4 * HOUR); // two hours were promised: late
    await file(desk, technical(desk, { severity: 'S3' })); // still to come
    const now = new Date(desk.clock.now().getTime() + MINUTE);
    const { weeks, severities, total } = await report(now);

    expect(weeks).toHaveLength(8);
    expect(weeks.at(-2)).toMatchObject({
      key: '2027-05-31',
      received: 1,
      respond: { met: 1, missed: 0, open: 0 },
      complete: { met: 1, missed: 0, open: 0 },
      firstAnswer: { median: 10 * MINUTE, p90: 10 * MINUTE },
      completion: { median: 20 * HOUR, p90: 20 * HOUR },
    });
    expect(weeks.at(-1)).toMatchObject({
      key: '2027-06-07',
      received: 2,
      respond: { met: 0, missed: 1, open: 1 },
      complete: { met: 0, missed: 0, open: 0 },
    });
    expect(severities.map(({ key, received }) => [key, received])).toEqual([
      ['S1', 1],
      ['S2', 1],
      ['S3', 1],
    ]);
    expect(total).toMatchObject({ received: 3, respond: { met: 1, missed: 1, open: 1 } });
  });

  it('holds a paused promise open, and calls one missed the moment after it was due', async () => {
    const { number } = await file(desk, offBoard(desk, { severity: 'S1' }));
    desk.clock.advance(MINUTE);
    await waitOnCustomer(await desk.as(desk.agent), { number, comment: 'Which date?' });
    const waiting = await report(new Date(NOON.getTime() + 3 * DAY));
    expect(waiting.total.complete).toEqual({ met: 0, missed: 0, open: 1 });

    const other = await file(desk, technical(desk, { severity: 'S1' }));
    const due = new Date(desk.clock.now().getTime() + 30 * MINUTE);
    expect((await report(due)).total.respond, `case ${other.number}`).toMatchObject({ missed: 0, open: 1 });
    expect((await report(new Date(due.getTime() + 1))).total.respond).toMatchObject({ missed: 1, open: 0 });
  });

  it('begins a week at midnight of the reader, and leaves out what came before', async () => {
    desk.clock.set(new Date('2027-06-06T22:59:00Z')); // Sunday 23:59 in London
    await file(desk);
    const { weeks } = await report(NOON);
    expect(weeks.map(({ received }) => received)).toEqual([0, 0, 0, 0, 0, 0, 1, 0]);
    expect((await report(new Date(NOON.getTime() + 9 * 7 * DAY))).total.received).toBe(0);
  });

  it('is not for customers', async () => {
    const { actor } = await desk.as(desk.admin);
    const reported = { weeks: weeksUpTo(NOON, 'UTC', 8), filters: {}, now: NOON };
    await expect(getAttainment(actor, 'week', reported)).rejects.toMatchObject({
      status: 403,
    });
    await expect(getBacklog(actor, reported)).rejects.toMatchObject({ status: 403 });
    await expect(getWorkload(actor, new Map(), NOON)).rejects.toMatchObject({ status: 403 });
    await expect(listReported(actor, aPart(), reported, 5)).rejects.toMatchObject({ status: 403 });
  });
});

/** What the timelines say, and nothing else: the report may not know more. */
async function fromTimelines(numbers: readonly number[]) {
  const settled = { respond: { met: 0, missed: 0 }, complete: { met: 0, missed: 0 } };
  for (const number of numbers)
    for (const { type, data } of await timeline(desk, number)) {
      if (type !== 'target_met' && type !== 'target_missed') continue;
      settled[data.target as 'respond' | 'complete'][type === 'target_met' ? 'met' : 'missed'] += 1;
    }
  return settled;
}

describe('every chart', () => {
  it('says what the timelines say, and leads to exactly the cases behind each part', async () => {
    const numbers: number[] = [];
    for (let i = 0; i < 6; i += 1) {
      const severity = (['S1', 'S2', 'S3'] as const)[i % 3];
      numbers.push(await work(offBoard(desk, { severity }), (10 + 20 * i) * MINUTE, (18 + 2 * i) * HOUR));
      numbers.push(await work(technical(desk, { severity }), 25 * (i + 1) * MINUTE, 5 * HOUR));
    }
    await file(desk, technical(desk));
    const now = new Date(desk.clock.now().getTime() + MINUTE);
    const { actor } = await desk.as(desk.lead);
    const reported = { weeks: weeksUpTo(now, 'Europe/London', 8), filters: {}, now };
    const told = await fromTimelines(numbers);
    for (const by of REPORT_BY) {
      const rows = await getAttainment(actor, by, reported);
      for (const target of ['respond', 'complete'] as const) {
        const sum = (kept: 'met' | 'missed') => rows.reduce((all, row) => all + row[target][kept], 0);
        expect({ met: sum('met'), missed: sum('missed') }, `${by} ${target}`).toEqual(told[target]);
      }
      for (const { key, respond, complete, received } of rows) {
        const behind = async (given: Partial<ReportPart>) =>
          (await listReported(actor, aPart({ by, key, ...given }), reported, 100)).rows.length;
        expect(await behind({})).toBe(received);
        for (const kept of ['met', 'missed', 'open'] as const) {
          expect(await behind({ target: 'respond', kept }), `${by} ${key} ${kept}`).toBe(respond[kept]);
          expect(await behind({ target: 'complete', kept }), `${by} ${key} ${kept}`).toBe(complete[kept]);
        }
      }
    }
  });

  it('pages through the cases behind a part without a gap or a repeat', async () => {
    for (let i = 0; i < 7; i += 1) await file(desk, technical(desk));
    const { actor } = await desk.as(desk.lead);
    const now = new Date(desk.clock.now().getTime() + MINUTE);
    const reported = { weeks: weeksUpTo(now, 'UTC', 8), filters: {}, now };
    const seen: number[] = [];
    let cursor: number | undefined;
    do {
      const page = await listReported(actor, aPart({ cursor }), reported, 3);
      seen.push(...page.rows.map(({ number }) => number));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
    expect(seen).toHaveLength(7);
  });

  it('narrows by kind, severity and region', async () => {
    await file(desk, technical(desk, { severity: 'S1' }));
    await file(desk, offBoard(desk, { severity: 'S2' }));
    const { actor } = await desk.as(desk.lead);
    const now = new Date(desk.clock.now().getTime() + MINUTE);
    const count = async (filters: object) => {
      const rows = await getAttainment(actor, 'region', { weeks: weeksUpTo(now, 'UTC', 8), filters, now });
      return rows.reduce((all, { received }) => all + received, 0);
    };
    expect(await count({})).toBe(2);
    expect(await count({ kind: 'TECHNICAL' })).toBe(1);
    expect(await count({ severity: 'S2' })).toBe(1);
    expect(await count({ region: 'APAC' })).toBe(0);
  });
});

describe('a file', () => {
  it('says what its chart says, and holds nothing that a spreadsheet would run', async () => {
    desk.clock.set(new Date(Date.now() - HOUR));
    for (const subject of [
      '=HYPERLINK("http://evil.example")',
      '+1+2',
      '-2',
      '@SUM(1)',
      'plain, with a comma',
    ])
      await file(desk, technical(desk, { subject }));
    const { actor } = await desk.as(desk.lead);
    const person = requirePerson(actor);
    const cases = await loadCasesFile(person, aPart());
    expect(cases.split('\r\n').filter(Boolean)).toHaveLength(6);
    for (const cell of [
      '"\'=HYPERLINK(""http://evil.example"")"',
      "'+1+2",
      "'-2",
      "'@SUM(1)",
      '"plain, with a comma"',
    ])
      expect(cases).toContain(`,${cell},`);
    const chart = await loadChartFile(person, { ...aPart(), by: 'severity' });
    expect(chart.split('\r\n')[2]).toMatch(/^S2,5,0,0,5,0,0,0,,,,$/);
  });
});

describe('the charts that count no promises', () => {
  it('are files, too, with what the page shows', async () => {
    await work(technical(desk), MINUTE, 2 * MINUTE);
    await file(desk, technical(desk));
    const person = (await desk.as(desk.lead)).actor as Person;
    const fileBy = async (by: string) =>
      (await loadChartFile(person, { ...aPart(), by: by as ReportChart })).split('\r\n');
    expect((await fileBy('backlog')).slice(0, 2)).toEqual([
      expect.stringContaining('age up to,open,overdue,waiting on customer'),
      expect.stringMatching(/^4 h,\d+,\d+,0$/),
    ]);
    expect((await fileBy('workload'))[1]).toMatch(/^nobody,1,\d+,0,\d+$/);
    expect((await fileBy('upgrades')).filter(Boolean)).toHaveLength(1 + aPart().weeks);
  });
});

describe('the workload', () => {
  it('says who has what, and what nobody has', async () => {
    await work(technical(desk), MINUTE, 2 * MINUTE);
    const { number } = await file(desk, technical(desk));
    await assignCase(await desk.as(desk.lead), { number, assignee: desk.agent.id });
    await file(desk, technical(desk));
    const { actor } = await desk.as(desk.lead);
    const now = new Date(desk.clock.now().getTime() + MINUTE);
    const reported = { weeks: weeksUpTo(now, 'UTC', 8), filters: {}, now };
    const resolved = completedBy(recordsOf(await getReportDays(actor, reported), reported));
    const rows = await getWorkload(actor, resolved, now);
    expect(rows).toMatchObject([
      { assignee: null, open: 1, resolved: 1 },
      { assignee: { id: desk.agent.id }, open: 1, resolved: 0 },
    ]);
  });
});

describe('the backlog', () => {
  it('counts open cases by age, closed ones never', async () => {
    const old = await file(desk, technical(desk, { severity: 'S3' }));
    const done = await work(technical(desk), MINUTE, 2 * MINUTE);
    await closeCase(await desk.as(desk.agent), { number: done });
    desk.clock.set(new Date(NOON.getTime() + 2 * DAY));
    await file(desk);
    const { actor } = await desk.as(desk.lead);
    const backlog = await getBacklog(actor, { filters: {}, now: desk.clock.now() });
    expect(backlog).toEqual([
      { upTo: '4 h', open: 1, waiting: 0, overdue: 0 },
      { upTo: '1 day', open: 0, waiting: 0, overdue: 0 },
      { upTo: '3 days', open: 1, waiting: 0, overdue: 1 },
      { upTo: '7 days', open: 0, waiting: 0, overdue: 0 },
      { upTo: 'older', open: 0, waiting: 0, overdue: 0 },
    ]);
    const reported = { weeks: weeksUpTo(desk.clock.now(), 'UTC', 4), filters: {}, now: desk.clock.now() };
    const behind = async (key: string) => {
      const part = reportPart.parse({ by: 'age', key });
      return (await listReported(actor, part, reported, 100)).rows.map(({ number }) => number);
    };
    for (const [key, { open }] of backlog.entries()) expect(await behind(String(key))).toHaveLength(open);
    expect(await behind('2')).toEqual([old.number]);
    expect(await behind('9')).toHaveLength(2);

    expect(old.number).toBeGreaterThan(0);
  });
});
