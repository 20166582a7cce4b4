import 'server-only';
import type { Role } from '@/lib/platform/actor';
import { pool } from '@/lib/platform/db';
import type { AuditEntry, AuditFilters } from '../types';

type Row = {
  id: string;
  at: Date;
  actor_id: string | null;
  actor_name: string | null;
  actor_email: string | null;
  actor_role: Role;
  via: string;
  action: string;
  subject_type: string;
  subject_id: string;
  subject_name: string | null;
  account_number: number | null;
  account_name: string | null;
  before: unknown;
  after: unknown;
  request_id: string;
};

/** The product itself, where an actor is asked for. */
const PRODUCT = 'cutover';

/** The page of the record that the filters name, newest first: read along an index, then joined with what it is shown by. */
export function statementFor(filters: AuditFilters, limit: number): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const given = (value: unknown) => `$${values.push(value)}`;
  const { actor, action, account, subject, from, until, after } = filters;
  const where = [
    ...(actor === PRODUCT ? ['actor_id IS NULL'] : []),
    ...(actor && actor !== PRODUCT
      ? [`actor_id = (SELECT id FROM users WHERE email = ${given(actor)})`]
      : []),
    ...(action ? [`action = ${given(action)}`] : []),
    ...(account ? [`account_number = ${given(account)}`] : []),
    ...(subject ? [subjectCondition(subject.id, given)] : []),
    ...(subject?.type ? [`subject_type = ${given(subject.type)}`] : []),
    ...(from ? [`at >= ${given(from)}::timestamptz`] : []),
    ...(until ? [`at < ${given(until)}::timestamptz`] : []),
    ...(after ? [`(at, id) < (${given(after.at)}::timestamptz, ${given(after.id)}::bigint)`] : []),
  ];
  const text = `SELECT e.id::text, e.at, e.actor_id, u.name AS actor_name, u.email AS actor_email, e.actor_role, e.via, e.action,
      e.subject_type, e.subject_id, p.name AS subject_name, e.account_number, a.name AS account_name, e."before", e."after",
      e.request_id
    FROM (
      SELECT id, at, actor_id, actor_role, via, action, subject_type, subject_id, account_number, "before", "after", request_id
      FROM audit_entries ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}
      ORDER BY at DESC, id DESC LIMIT ${given(limit)}
    ) e
    LEFT JOIN users u ON u.id = e.actor_id
    LEFT JOIN users p ON p.id = CASE e.subject_type WHEN 'person' THEN e.subject_id::uuid END
    LEFT JOIN accounts a ON a.number = e.account_number
    ORDER BY e.at DESC, e.id DESC`;
  return { text, values };
}

/** A person may be named by their address. */
const subjectCondition = (id: string, given: (value: unknown) => string): string =>
  id.includes('@')
    ? `subject_id = (SELECT id::text FROM users WHERE email = ${given(id.toLowerCase())})`
    : `subject_id = ${given(id)}`;

export async function listEntries(filters: AuditFilters, limit: number): Promise<AuditEntry[]> {
  const { rows } = await pool.query<Row>(statementFor(filters, limit));
  return rows.map(entryFrom);
}

function entryFrom(row: Row): AuditEntry {
  const { id, at, via, action, before, after } = row;
  return {
    id,
    at,
    actor:
      row.actor_id === null ? null : { name: row.actor_name ?? row.actor_id, email: row.actor_email ?? '' },
    actorRole: row.actor_role,
    via,
    action,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    subjectName: row.subject_name,
    account: row.account_number === null ? null : { number: row.account_number, name: row.account_name },
    before,
    after,
    requestId: row.request_id,
  };
}
