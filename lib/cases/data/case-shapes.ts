import type { Parameters } from './case-query';

/** What a list reads of each case, and how it hands it out. Constants only. */
export type Shape = {
  columns: string;
  wrap(inner: string, order: string, limit: string, parameters: Parameters): string;
};

const OF_ACCOUNT = '(SELECT a.name FROM accounts a WHERE a.number = account_number)';

/** Small rows for screens. */
export const asRows: Shape = {
  columns: `number, account_number, kind, product, request, severity, status, subject, region, assignee_id, item_count,
    items_done, received_at, responded_at, next_deadline, at_risk_at, paused_at, last_activity_at, version`,
  wrap: (inner, order) => `
  SELECT number, account_number AS "accountNumber", ${OF_ACCOUNT} AS "accountName", kind, product, request, severity,
    status, subject, region, assignee_id AS "assigneeId",
    (SELECT u.name FROM users u WHERE u.id = assignee_id) AS "assigneeName", item_count AS "itemCount",
    items_done AS "itemsDone", received_at AS "receivedAt", responded_at AS "respondedAt",
    next_deadline AS "nextDeadline", at_risk_at AS "atRiskAt", paused_at AS "pausedAt", last_activity_at AS "lastActivityAt", version
  FROM (${inner}) page ORDER BY ${order}`,
};

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const person = (column: string, staff: boolean) =>
  `(SELECT json_build_object('id', u.id, 'name', u.name${staff ? `, 'email', u.email` : ''})
    FROM users u WHERE u.id = ${column})`;

/** The API's summary of a case (`schema/public-case.ts`); addresses of people are for staff. */
export const asJson = (staff: boolean): Shape => ({
  columns: `number, account_number, kind, product, request, severity, status, subject, description, requester_id,
    assignee_id, received_at, respond_by, responded_at, complete_by, completed_at, next_deadline, paused_at,
    resolved_at, closed_at, last_activity_at, item_count, items_done, related_case_number, version`,
  wrap: (inner, order) => `
  SELECT number, next_deadline AS "nextDeadline", json_build_object(
    'number', number, 'account', account_number, 'accountName', ${OF_ACCOUNT}, 'kind', kind, 'product', product,
    'request', request, 'severity', severity, 'status', status, 'subject', subject, 'description', description,
    'requester', ${person('requester_id', staff)}, 'assignee', ${person('assignee_id', staff)},
    'receivedAt', ${instant('received_at')}, 'respondBy', ${instant('respond_by')},
    'respondedAt', ${instant('responded_at')}, 'completeBy', ${instant('complete_by')},
    'completedAt', ${instant('completed_at')}, 'nextDeadline', ${instant('next_deadline')},
    'pausedAt', ${instant('paused_at')}, 'resolvedAt', ${instant('resolved_at')}, 'closedAt', ${instant('closed_at')},
    'lastActivityAt', ${instant('last_activity_at')}, 'itemCount', item_count, 'itemsDone', items_done,
    'relatedCase', related_case_number, 'version', version)::text AS json
  FROM (${inner}) page ORDER BY ${order}`,
});

const version = (table: string, key: string, column: string) =>
  `coalesce((SELECT x.xmin::text FROM ${table} x WHERE x.${key} = page.${column}), '')`;

/**
 * A page of JSON rows as one row, with a seal over the versions of every row it is made of (`xmin`: each UPDATE changes
 * it). The text is only built when the seal is not the one given as the last value: that of a text the caller still has.
 * The last row was read to see whether more follow, and is in no text.
 */
export const asSealedPage = ({ columns, wrap }: Shape): Shape => ({
  columns: `${columns}, xmin::text AS row_version`,
  wrap: (inner, order, limit, parameters) => `
  WITH page AS MATERIALIZED (SELECT *, row_number() OVER () AS place FROM (${inner}) read),
  sealed AS (
    SELECT md5(string_agg(concat_ws(' ', number, row_version, ${version('accounts', 'number', 'account_number')},
        ${version('users', 'id', 'requester_id')}, ${version('users', 'id', 'assignee_id')}), ',' ORDER BY place)) AS seal,
      count(*)::int AS found, count(*) FILTER (WHERE place < ${limit})::int AS kept,
      (array_agg(number ORDER BY place DESC) FILTER (WHERE place < ${limit}))[1] AS number,
      (array_agg(next_deadline ORDER BY place DESC) FILTER (WHERE place < ${limit}))[1] AS "nextDeadline"
    FROM page)
  SELECT sealed.*, pg_current_snapshot()::text AS snapshot, CASE WHEN seal IS DISTINCT FROM ${parameters.add(null)}::text THEN (SELECT string_agg(json, ',') FROM
    (${wrap(`SELECT * FROM page WHERE place < ${limit}`, order, limit, parameters)}) texts) END AS json
  FROM sealed`,
});
