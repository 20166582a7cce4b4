import 'server-only';
import { pool } from '@/lib/platform/db';
import type { PackedDay } from '../rules/report-records';
import { LAYOUT, OPEN_CASES, packedOpen, packedSettled, settledOn, startOf } from './report-pack';

/** Days that a process remembers: those of the longest report, and what it takes to turn over. */
const MOST_REMEMBERED = 400;
const NO_RECORDS = new Uint8Array();
const remembered = new Map<string, Omit<PackedDay, 'day'>>();

/**
 * Days that changed since they were packed are read from the cases, as is what is open; of the others only those that the
 * process does not remember are sent. Exported for the test of its plan.
 */
export const DAYS = `
  WITH stale AS MATERIALIZED (
    SELECT day FROM report_changes WHERE day BETWEEN $1::date AND $2::date
    UNION SELECT day FROM report_days WHERE day BETWEEN $1::date AND $2::date AND layout <> '${LAYOUT}'
  ), settled AS MATERIALIZED (${settledOn('stale')}
  ), open AS MATERIALIZED (
    SELECT * FROM (${OPEN_CASES}) c WHERE received_at >= ${startOf('$1::date')} AND received_at < ${startOf('$2::date + 1')}
  )
  SELECT day - DATE '1970-01-01' AS day, edition, staff, records FROM (
    SELECT day, edition, CASE WHEN k.known IS NULL THEN staff END AS staff, CASE WHEN k.known IS NULL THEN records END AS records
    FROM report_days d LEFT JOIN unnest($4::uuid[]) k (known) ON k.known = d.edition
    WHERE day BETWEEN $1::date AND $2::date AND NOT EXISTS (SELECT FROM stale s WHERE s.day = d.day)
    UNION ALL SELECT day, NULL, staff, records FROM (${packedSettled('settled')}) live
    UNION ALL SELECT day, NULL, staff, records FROM (${packedOpen('open', '$3::timestamptz')}) live) days`;

type Row = { day: number; edition: string | null; staff: string[] | null; records: Buffer | null };

/** Everything received on the UTC days from one instant to another, as it stands at `now`: one statement, one snapshot. */
export async function readReportDays(from: Date, to: Date, now: Date): Promise<PackedDay[]> {
  const known = new Map(remembered);
  const values = [dateOf(from), dateOf(to), now, [...known.keys()]];
  const { rows } = await pool.query<Row>({ name: 'report-days', text: DAYS, values });
  return rows.map(({ day, edition, staff, records }) => {
    const kept = edition === null ? undefined : known.get(edition);
    if (kept) return { day, ...kept };
    const read = { staff: staff ?? [], records: records ?? NO_RECORDS };
    if (edition !== null) remember(edition, read);
    return { day, ...read };
  });
}

function remember(edition: string, day: Omit<PackedDay, 'day'>): void {
  remembered.set(edition, day);
  for (const oldest of remembered.keys()) {
    if (remembered.size <= MOST_REMEMBERED) break;
    remembered.delete(oldest);
  }
}

const dateOf = (at: Date) => at.toISOString().slice(0, 10);

// The lock comes before the statement that reads: whoever has it sees what the one before wrote, so no older state of a
// day ever follows a newer one. Marks and cases are then read in one snapshot: a change is in the day, or its mark stays.
const LOCK = `SELECT pg_try_advisory_xact_lock(hashtext('report_days')) AS mine`;
const KEEP = `
  WITH chosen AS MATERIALIZED (SELECT day FROM (
      SELECT day FROM report_changes UNION SELECT day FROM report_days WHERE layout <> '${LAYOUT}') stale
    ORDER BY day DESC LIMIT $1::int),
  heard AS (DELETE FROM report_changes USING chosen WHERE report_changes.day = chosen.day),
  settled AS MATERIALIZED (${settledOn('chosen')}),
  made AS (
    INSERT INTO report_days (day, edition, layout, staff, records)
    SELECT day, gen_random_uuid(), '${LAYOUT}', staff, records FROM (${packedSettled('settled')}) packed
    ON CONFLICT (day) DO UPDATE SET edition = excluded.edition, layout = excluded.layout, staff = excluded.staff,
      records = excluded.records
    RETURNING day),
  emptied AS (
    DELETE FROM report_days d USING chosen WHERE d.day = chosen.day AND NOT EXISTS (SELECT FROM made WHERE made.day = d.day))
  SELECT count(*)::int AS kept FROM chosen`;

type Asks = { $queryRawUnsafe<Rows>(text: string, ...values: unknown[]): Promise<Rows> };

/** Packs the latest days that changed anew, up to so many; 0 when there is nothing to do or somebody else does it. */
export async function keepReportDays(tx: Asks, most: number): Promise<number> {
  const [lock] = await tx.$queryRawUnsafe<{ mine: boolean }[]>(LOCK);
  if (!lock?.mine) return 0;
  const [done] = await tx.$queryRawUnsafe<{ kept: number }[]>(KEEP, most);
  return done?.kept ?? 0;
}
