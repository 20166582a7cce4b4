import 'server-only';
import { createHash } from 'node:crypto';
import { PARTS, type Part, weights } from '../rules/report-records';

const COLUMNS = `kind, severity, region, product, service_level, assignee_id, received_at, reopened_at, respond_by, responded_at,
  complete_by, completed_at, paused_at, paused_total_ms, (received_at AT TIME ZONE 'UTC')::date AS day`;

/** The instant a UTC day begins. */
export const startOf = (day: string) => `((${day})::timestamp AT TIME ZONE 'UTC')`;

/** What is settled, of each of some days: said by the index on `received_at`. */
export const settledOn = (days: string) => `SELECT c.* FROM ${days} CROSS JOIN LATERAL (
  SELECT ${COLUMNS} FROM cases WHERE status IN ('RESOLVED', 'CLOSED')
    AND received_at >= ${startOf(`${days}.day`)} AND received_at < ${startOf(`${days}.day + 1`)}) c`;

/** What is open, said by a partial index: OFFSET keeps what is asked of it beside from choosing the one on `received_at`. */
export const OPEN_CASES = `SELECT ${COLUMNS} FROM cases WHERE status IN ('NEW', 'OPEN', 'WAITING_ON_CUSTOMER') OFFSET 0`;

/** The first answer, or completion when that came before. */
const ANSWERED = 'least(responded_at, completed_at)';

/**
 * How a promise stands at `now` (an expression). A pause that still runs holds the clock of complete-by (slt.md, "Life of
 * a target").
 */
export const standAt = (now: string) => ({
  respond: `CASE WHEN ${ANSWERED} <= respond_by THEN 'met'
    WHEN coalesce(${ANSWERED}, ${now}) > respond_by THEN 'missed' ELSE 'open' END`,
  complete: `CASE WHEN complete_by IS NULL THEN 'none' WHEN completed_at <= complete_by THEN 'met'
    WHEN coalesce(completed_at, paused_at, ${now}) > complete_by THEN 'missed' ELSE 'open' END`,
});

const ms = (span: string) => `round(date_part('epoch', ${span}) * 1000)`;
const FIRST_ANSWER = ms('responded_at - coalesce(reopened_at, received_at)');
const COMPLETION = `${ms('completed_at - received_at')} - paused_total_ms`;

/** What a part adds to the code of a case at `now`. */
function weighed(part: Part, now: string): string {
  const said: Partial<Record<Part, string>> = { serviceLevel: 'service_level', ...standAt(now) };
  const places = PARTS[part].map((value, place) => `WHEN '${value}' THEN ${place * weights[part]}`);
  return `CASE ${said[part] ?? part} ${places.join(' ')} END`;
}

/** One record (`rules/report-records.ts`). */
const recordAt = (now: string, assignee: string) => `int4send((${ms(`received_at - ${startOf('day')}`)})::int)
  || int2send((${(Object.keys(PARTS) as Part[]).map((part) => weighed(part, now)).join(' + ')})::int2) || int2send(${assignee}::int2)
  || float8send(coalesce(${FIRST_ANSWER}, 'NaN')) || float8send(coalesce(${COMPLETION}, 'NaN'))`;

/** Settled cases as packed days, a row for each. What they say is the same at any `now`, so that it can be kept. */
export const packedSettled = (cases: string) => `
  SELECT day, staff, string_agg(${recordAt("'infinity'::timestamptz", 'coalesce(array_position(staff, assignee_id), 0)')}, '') AS records
  FROM ${cases} JOIN (SELECT day AS staffed,
    coalesce(array_agg(DISTINCT assignee_id) FILTER (WHERE assignee_id IS NOT NULL), '{}') AS staff
    FROM ${cases} GROUP BY day) named ON staffed = day
  GROUP BY day, staff`;

/** Open cases as packed days, as they stand at `now`. Nobody has completed them. */
export const packedOpen = (cases: string, now: string) => `
  SELECT day, '{}'::uuid[] AS staff, string_agg(${recordAt(now, '0')}, '') AS records FROM ${cases} GROUP BY day`;

/** Changes with whatever decides what a kept day holds, so that none is read as what it is not. */
export const LAYOUT = createHash('sha1').update(packedSettled('')).digest('base64url');
