import 'server-only';
import { type Actor, isStaff } from '@/lib/platform/actor';
import { db, type Tx } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import { Prisma } from '@/lib/platform/generated/client';
import type { CaseEventView } from '../types';
import { casesInScope } from './lock-case';

type Row = Omit<CaseEventView, 'id' | 'actor'> & {
  id: string | null;
  name: string | null;
  role: string | null;
};

function actorOf({ name, role }: Pick<Row, 'name' | 'role'>): CaseEventView['actor'] {
  if (name === null) return { name: 'Cutover', role: 'SYSTEM' };
  return { name, role: role === 'CUSTOMER_ADMIN' ? 'CUSTOMER' : 'SUPPORT' };
}

/**
 * The timeline of a case, oldest first. Rows that are internal are never read for a customer.
 * @throws NotFound when the case is not there or not in the actor's scope
 */
export async function listEvents(
  actor: Actor,
  number: number,
  tx: Pick<Tx, '$queryRaw'> = db,
): Promise<CaseEventView[]> {
  const visible = isStaff(actor) ? Prisma.sql`TRUE` : Prisma.sql`e.visibility = 'PUBLIC'`;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT e.id::text AS id, e.type, e.visibility::text AS visibility, e.at, e.body, e.data, u.name, u.role::text AS role
    FROM (SELECT number FROM cases WHERE number = ${number} AND ${casesInScope(actor.scope)}) c
    LEFT JOIN case_events e ON e.case_number = c.number AND ${visible}
    LEFT JOIN users u ON u.id = e.actor_id
    ORDER BY e.id`;
  if (rows.length === 0) throw new NotFound();
  return rows.flatMap(({ id, name, role, ...event }) =>
    id === null ? [] : [{ id, ...event, actor: actorOf({ name, role }) }],
  );
}
