import 'server-only';
import type { Recipient } from '@/lib/notifications/types';
import { db, type Tx } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import type { Author, Candidate, ToldEvent } from '../types';

type Raw = Pick<Tx, '$queryRaw'>;

type Told = {
  subject: string;
  accountNumber: number;
  accountName: string;
  /** There is work left on it, and nobody has it who can sign in. */
  isUnattended: boolean;
};

/** What a telling says of a case; null when it is gone. */
export async function getTold(tx: Raw, number: number) {
  const [row] = await tx.$queryRaw<Told[]>`
    SELECT c.subject, c.account_number AS "accountNumber", a.name AS "accountName",
      c.status NOT IN ('CLOSED', 'CANCELLED') AND NOT EXISTS (
        SELECT 1 FROM users u WHERE u.id = c.assignee_id AND u.disabled_at IS NULL) AS "isUnattended"
    FROM cases c JOIN accounts a ON a.number = c.account_number WHERE c.number = ${number}`;
  return row ? { number, ...row } : null;
}

type EventRow = ToldEvent & { authorId: string | null; authorName: string | null; authorRole: string | null };

/** The events of one change, oldest first, with who made it. */
export async function listToldEvents(
  tx: Raw,
  number: number,
  ids: readonly string[],
): Promise<{ author: Author; events: ToldEvent[] } | null> {
  const rows = await tx.$queryRaw<EventRow[]>`
    SELECT e.id, e.type, e.visibility::text AS visibility, e.body, e.data->>'from' AS "from",
      e.data->>'to' AS "to", e.data->'to'->>'id' AS "toId", (e.data->>'case')::int AS problem,
      u.id::text AS "authorId", u.name AS "authorName", u.role::text AS "authorRole"
    FROM case_events e LEFT JOIN users u ON u.id = e.actor_id
    WHERE e.case_number = ${number} AND e.id = ANY(${[...ids]}::bigint[]) ORDER BY e.id`;
  const [first] = rows;
  if (!first) return null;
  const { authorId: id, authorName, authorRole } = first;
  const author = { id, name: authorName ?? 'Cutover', isStaff: authorRole !== 'CUSTOMER_ADMIN' };
  return { author, events: rows };
}

/**
 * The line that says on a request which technical case reports a problem with it; null when the request's resolution was
 * disputed by it, which is told by itself.
 */
export async function findProblemReport(number: number, problem: number): Promise<string | null> {
  const [row] = await db.$queryRaw<{ id: string }[]>`
    SELECT e.id::text AS id FROM case_events e
    WHERE e.case_number = ${number} AND e.type = 'problem_reported' AND e.data->>'case' = ${String(problem)}
      AND NOT EXISTS (SELECT 1 FROM case_events d WHERE d.case_number = ${number}
        AND d.type = 'resolution_disputed' AND d.data->>'case' = ${String(problem)})`;
  return row?.id ?? null;
}

/** The leads who can sign in and have no unread item of this kind about the case, one telling at a time. */
export async function lockLeadsToTell(
  tx: Pick<Tx, '$queryRaw' | '$executeRaw'>,
  number: number,
  { kind, href }: { kind: string; href: string },
): Promise<Recipient[]> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('correspondence.leads'), ${number}::int)`;
  return tx.$queryRaw<Recipient[]>`
    SELECT u.id::text AS "userId", u.email FROM users u
    WHERE u.role = 'LEAD' AND u.disabled_at IS NULL AND NOT EXISTS (
      SELECT 1 FROM inbox_items i
      WHERE i.user_id = u.id AND i.read_at IS NULL AND i.kind = ${kind} AND i.href = ${href})
    ORDER BY u.id`;
}

const watched = (number: number) => Prisma.sql`
  (SELECT w.watches FROM case_watchers w WHERE w.case_number = ${number} AND w.user_id = u.id)`;

/** Everybody on a case as they are now, and those whom a note mentions; nobody who can't sign in. */
export async function listCandidates(
  tx: Raw,
  number: number,
  mentioned: ReadonlySet<string>,
): Promise<Candidate[]> {
  return tx.$queryRaw<Candidate[]>`
    SELECT u.id::text AS "userId", u.email, u.name, u.role <> 'CUSTOMER_ADMIN' AS "isStaff",
      EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = u.id AND m.account_number = c.account_number) AS "isMember",
      u.id = c.requester_id AS "isRequester", u.id IS NOT DISTINCT FROM c.assignee_id AS "isAssignee",
      ${watched(number)} AS watches
    FROM cases c JOIN users u ON u.disabled_at IS NULL AND u.id = ANY (
      ARRAY(SELECT w.user_id FROM case_watchers w WHERE w.case_number = ${number})
      || ARRAY[c.requester_id, c.assignee_id] || ${[...mentioned]}::uuid[])
    WHERE c.number = ${number}
    ORDER BY u.name, u.id`;
}

/** Whether a person may still be told of a case: can sign in, and is of the staff or, unless it is internal, of the account. */
export async function isStillOn(number: number, userId: string, isInternal: boolean): Promise<boolean> {
  const rows = await db.$queryRaw<{ one: number }[]>`
    SELECT 1 AS one FROM users u JOIN cases c ON c.number = ${number}
    WHERE u.id = ${userId}::uuid AND u.disabled_at IS NULL AND (u.role <> 'CUSTOMER_ADMIN' OR (NOT ${isInternal}
      AND EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = u.id AND m.account_number = c.account_number)))`;
  return rows.length > 0;
}
