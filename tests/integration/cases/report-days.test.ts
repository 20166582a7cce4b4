import fc from 'fast-check';
import type pg from 'pg';
import { beforeEach, describe, expect, it } from 'vitest';
import { keepReports } from '@/lib/cases/commands/keep-reports';
import { keepReportDays } from '@/lib/cases/data/report-days';
import { getAttainment, getReportDays } from '@/lib/cases/data/reports';
import { REPORT_BY, type ReportRow } from '@/lib/cases/rules/report-rows';
import { completedBy, recordsOf } from '@/lib/cases/rules/report-tally';
import { type Reported, weeksUpTo } from '@/lib/cases/rules/report-weeks';
import type { Actor } from '@/lib/platform/actor';
import { transaction } from '@/lib/platform/command';
import { REGIONS, SERVICE_LEVELS, SEVERITIES } from '@/lib/service-levels/types';
import { resetDatabase, withTestDatabase } from '@/tests/support/database';
import { NOON } from '@/tests/support/fixtures';
import { chartFromCases } from './report-oracle';
import { aDesk, type Desk } from './support';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CASES = 120;
const ZONES = ['UTC', 'America/Los_Angeles', 'Asia/Kathmandu', 'Pacific/Kiritimati'];

let desk: Desk;
let actor: Actor;
beforeEach(async () => {
  await resetDatabase();
  desk = await aDesk();
  actor = (await desk.as(desk.lead)).actor;
});

const keep = async () => keepReports(await desk.as(desk.operations), {});

/** Cases of the last weeks, numbered from 1, of every kind, all of them open; deadlines lie on both sides of now. */
async function fileMany(client: pg.Client): Promise<void> {
  await client.query(
    `INSERT INTO cases (number, account_number, kind, product, request, severity, status, subject, requester_id, assignee_id,
       service_level, region, policy_version, received_at, respond_by, complete_by, last_activity_at)
     SELECT n, $1, CASE n % 2 WHEN 0 THEN 'TECHNICAL' ELSE 'USER_ADMINISTRATION' END::"CaseKind",
       (ARRAY['WORK', 'CONTACT_CENTER'])[1 + n % 5 % 2]::"Product", CASE n % 2 WHEN 1 THEN 'CHANGE' END::"RequestType",
       ($2::text[])[1 + n % 3]::"Severity", 'OPEN', 'Case ' || n, $3, CASE WHEN n % 3 > 0 THEN $4::uuid END,
       ($5::text[])[1 + n % 7 % 4]::"ServiceLevel", ($6::text[])[1 + n % 11 % 3]::"Region", 1, at,
       at + make_interval(mins => 30 + n * 37 % 3000), CASE n % 2 WHEN 1 THEN at + interval '1 day' END, at
     FROM generate_series(1, ${CASES}) n, LATERAL (SELECT $7::timestamptz - make_interval(secs => n * 9973.125) AS at) received`,
    [desk.account.number, SEVERITIES, desk.admin.id, desk.agent.id, SERVICE_LEVELS, REGIONS, NOON],
  );
}

/** What may become of a case, as the product writes it, so many milliseconds after it was received. */
const BECOMES = {
  answered: `responded_at = received_at + $2`,
  paused: `status = 'WAITING_ON_CUSTOMER', paused_at = received_at + $2`,
  resumed: `status = 'OPEN', paused_total_ms = paused_total_ms + 60000, paused_at = NULL`,
  resolved: `status = 'RESOLVED', completed_at = received_at + $2, responded_at = coalesce(responded_at, received_at + $2)`,
  closed: `status = 'CLOSED'`,
  'taken up again': `status = 'OPEN', completed_at = NULL, responded_at = NULL, reopened_at = received_at + $2`,
  cancelled: `status = 'CANCELLED'`,
  'given away': `assignee_id = requester_id`,
  'of another level': `service_level = 'PREMIUM', region = 'APAC', respond_by = received_at + $2`,
  'more severe': `severity = 'S1', respond_by = received_at + $2`,
} as const;
type Becoming = keyof typeof BECOMES | 'deleted' | 'kept';

const MAY: Partial<Record<Becoming, string>> = {
  resolved: `status IN ('OPEN', 'WAITING_ON_CUSTOMER')`,
  closed: `status = 'RESOLVED'`,
  'taken up again': `status = 'RESOLVED' AND kind = 'TECHNICAL'`,
  paused: `status = 'OPEN'`,
  resumed: `status = 'WAITING_ON_CUSTOMER'`,
  cancelled: `status = 'OPEN'`,
};

async function become(client: pg.Client, what: Becoming, number: number, afterMs: number): Promise<void> {
  if (what === 'kept') await keep();
  else if (what === 'deleted') await client.query('DELETE FROM cases WHERE number = $1', [number]);
  else
    await client.query(
      `UPDATE cases SET ${BECOMES[what]}, version = version + 1
       WHERE number = $1 AND ${MAY[what] ?? 'true'} AND $2::interval IS NOT NULL`,
      [number, `${afterMs} milliseconds`],
    );
}

const withoutEmpty = (rows: readonly ReportRow[]) =>
  rows.filter(({ received }) => received > 0).sort((a, b) => a.key.localeCompare(b.key));

/** PostgreSQL computes times of arbitrary precision and rounds once; ours are doubles. */
const rounded = (rows: readonly ReportRow[]) =>
  JSON.parse(JSON.stringify(rows), (_, value) =>
    typeof value === 'number' ? Math.round(value * 100) : value,
  );

async function expectEqualCharts(client: pg.Client, reported: Reported): Promise<void> {
  const records = recordsOf(await getReportDays(actor, reported), reported);
  for (const by of REPORT_BY) {
    const expected = withoutEmpty(await chartFromCases(client, by, reported));
    const shown = withoutEmpty(await getAttainment(actor, by, reported));
    expect(rounded(shown), by).toEqual(rounded(expected));
  }
  const { rows } = await client.query<{ id: string | null; n: number }>(
    `SELECT assignee_id AS id, count(*)::int AS n FROM cases WHERE received_at >= $1 AND received_at < $2
       AND completed_at IS NOT NULL AND status <> 'CANCELLED' GROUP BY 1`,
    [reported.weeks[0]?.startsAt, reported.until ?? 'infinity'],
  );
  if (Object.values(reported.filters).some(Boolean)) return;
  const done = [...completedBy(records)].filter(([, count]) => count > 0);
  expect(new Map(done)).toEqual(new Map(rows.map(({ id, n }) => [id, n])));
}

const step = fc.record({
  what: fc.constantFrom<Becoming>(
    ...(Object.keys(BECOMES) as Becoming[]),
    'resolved',
    'resolved',
    'deleted',
    'kept',
  ),
  number: fc.integer({ min: 1, max: CASES }),
  afterMs: fc.oneof(fc.integer({ min: 0, max: 2 * DAY }), fc.integer({ min: 0, max: 60 * DAY })),
});

describe('what the reports count', () => {
  it('is what the cases say, whatever became of them before and after their day was kept', async () => {
    await withTestDatabase((client) =>
      fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 30, maxLength: 90 }),
          fc.constantFrom(...ZONES),
          fc.record({
            kind: fc.constantFrom(undefined, 'TECHNICAL' as const),
            region: fc.constantFrom(undefined, ...REGIONS),
            severity: fc.constantFrom(undefined, ...SEVERITIES),
          }),
          async (steps, zone, filters) => {
            await client.query('DELETE FROM cases');
            await fileMany(client);
            for (const { what, number, afterMs } of steps) await become(client, what, number, afterMs);
            for (const now of [NOON, new Date(NOON.getTime() + DAY)]) {
              const weeks = weeksUpTo(now, zone, 8);
              await expectEqualCharts(client, { weeks, filters: {}, now });
              await expectEqualCharts(client, { weeks, filters, now });
            }
            const [week, running] = weeksUpTo(NOON, zone, 2);
            if (!week || !running) throw new Error('two weeks');
            await keep();
            await expectEqualCharts(client, {
              weeks: [week],
              filters: {},
              now: NOON,
              until: running.startsAt,
            });
          },
        ),
        { numRuns: 8 },
      ),
    );
  });

  it('stays complete while cases settle and are taken up again, days are kept by two workers, and readers look', async () => {
    await withTestDatabase(async (client) => {
      await fileMany(client);
      const reported = { weeks: weeksUpTo(NOON, 'Europe/London', 8), filters: {}, now: NOON };
      let isOver = false;
      const write = async () => {
        for (let turn = 0; turn < 250; turn += 1) {
          const number = 1 + ((turn * 7) % CASES);
          await become(client, turn % 3 === 2 ? 'taken up again' : 'resolved', number, turn * 1_000_003);
        }
        isOver = true;
      };
      const work = async () => {
        for (; !isOver; ) await keep();
      };
      const look = async () => {
        for (; !isOver; ) {
          const rows = await getAttainment(actor, 'severity', reported);
          expect(rows.reduce((sum, { received }) => sum + received, 0)).toBe(CASES);
        }
      };
      await Promise.all([write(), work(), work(), look(), look()]);
      await expectEqualCharts(client, reported);
      while ((await keep()).kept > 0);
      await expectEqualCharts(client, reported);
    });
  });
});

describe('keeping the days', () => {
  const changes = (client: pg.Client) =>
    client
      .query<{ n: number }>('SELECT count(*)::int AS n FROM report_changes')
      .then(({ rows }) => rows[0]?.n);
  const reported = { weeks: weeksUpTo(NOON, 'UTC', 8), filters: {}, now: NOON };
  const settle = async (client: pg.Client) => {
    await fileMany(client);
    for (let number = 1; number <= CASES; number += 2)
      await become(client, 'resolved', number, number * HOUR);
  };

  it('leaves everything as it was when it ends in the middle', async () => {
    await withTestDatabase(async (client) => {
      await settle(client);
      const before = await changes(client);
      const cut = transaction(async (tx) => {
        expect(await keepReportDays(tx, 5)).toBe(5);
        throw new Error('killed');
      });
      await expect(cut).rejects.toThrow('killed');
      expect(await changes(client)).toBe(before);
      await expectEqualCharts(client, reported);
    });
  });

  it('is one worker’s at a time: a second one leaves it to the first', async () => {
    await withTestDatabase(async (client) => {
      await settle(client);
      await transaction(async (tx) => {
        expect(await keepReportDays(tx, 5)).toBe(5);
        expect((await keep()).kept).toBe(0);
      });
      expect((await keep()).kept).toBeGreaterThan(0);
    });
  });

  it('leaves nothing to read from the cases but what is open, and a later change is read at once', async () => {
    await withTestDatabase(async (client) => {
      await settle(client);
      while ((await keep()).kept > 0);
      expect(await changes(client)).toBe(0);
      const kept = await client.query<{ n: number }>(
        'SELECT sum(length(records) / 24)::int AS n FROM report_days',
      );
      expect(kept.rows[0]?.n).toBe(CASES / 2);
      await expectEqualCharts(client, reported);
      await become(client, 'deleted', 1, 0);
      await become(client, 'taken up again', 3, HOUR);
      await expectEqualCharts(client, reported);
    });
  });

  it('does not read a day that another version of the product packed, and packs it anew', async () => {
    await withTestDatabase(async (client) => {
      await settle(client);
      while ((await keep()).kept > 0);
      await client.query(
        `UPDATE report_days SET layout = 'older', records = '\\x00', edition = gen_random_uuid()`,
      );
      await expectEqualCharts(client, reported);
      while ((await keep()).kept > 0);
      expect((await client.query(`SELECT FROM report_days WHERE layout = 'older'`)).rowCount).toBe(0);
      await expectEqualCharts(client, reported);
    });
  });

  it.each(['admin', 'agent'] as const)('is not for %s', async (person) => {
    await expect(keepReports(await desk.as(desk[person]), {})).rejects.toMatchObject({ status: 403 });
  });
});
