import 'server-only';
import type { AccountScope } from '@/lib/platform/actor';
import { db, type Tx } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import { Prisma } from '@/lib/platform/generated/client';
import type { CaseDetail, CaseItemView } from '../types';
import { caseState, casesInScope } from './lock-case';

type ItemRow = Omit<CaseItemView, 'completedAt'> & { completedAt: string | null };
type Row = Omit<CaseDetail, 'items'> & { items: ItemRow[] };

const person = (column: Prisma.Sql) => Prisma.sql`
  (SELECT json_build_object('id', u.id, 'name', u.name, 'email', u.email) FROM users u WHERE u.id = ${column})`;

const brief = Prisma.sql`json_build_object('number', r.number, 'subject', r.subject, 'status', r.status)`;

const items = Prisma.sql`
  (SELECT coalesce(json_agg(json_build_object(
      'id', i.id, 'position', i.position, 'status', i.status, 'summary', i.summary, 'fields', i.fields,
      'directoryUserId', i.directory_user_id, 'completedAt', i.completed_at,
      'completedByName', (SELECT u.name FROM users u WHERE u.id = i.completed_by_id)) ORDER BY i.position), '[]')
   FROM case_items i WHERE i.case_number = cases.number)`;

/**
 * A case with everything but its timeline, in one statement.
 * @throws NotFound when it is not there or not in the scope
 */
export async function getCase(
  scope: AccountScope,
  number: number,
  tx: Pick<Tx, '$queryRaw'> = db,
): Promise<CaseDetail> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT ${caseState}, product::text AS product, request::text AS request, subject, description,
      (SELECT a.name FROM accounts a WHERE a.number = cases.account_number) AS "accountName",
      ${person(Prisma.sql`cases.requester_id`)} AS requester,
      ${person(Prisma.sql`cases.assignee_id`)} AS assignee,
      (SELECT ${brief} FROM cases r WHERE r.number = cases.related_case_number) AS "relatedCase",
      (SELECT coalesce(json_agg(${brief} ORDER BY r.number), '[]') FROM cases r
       WHERE r.related_case_number = cases.number) AS problems,
      ${items} AS items
    FROM cases WHERE number = ${number} AND ${casesInScope(scope)}`;
  if (!row) throw new NotFound();
  const dated = row.items.map((item) => ({
    ...item,
    completedAt: item.completedAt && new Date(item.completedAt),
  }));
  return { ...row, items: dated as CaseItemView[] };
}
