import 'server-only';
import { type Actor, isStaff } from '@/lib/platform/actor';
import { db, type Tx } from '@/lib/platform/db';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { Prisma } from '@/lib/platform/generated/client';
import type { CaseEventView } from '../types';
import { casesInScope } from './lock-case';

type Row = Omit<CaseEventView, 'id' | 'actor'> & {
  id: string | null;
  name: string | null;
  role: string | null;
};

/** Lines after one of the timeline, at most so many. */
type Stretch = { after: string; limit: number };

function actorOf({ name, role }: Pick<Row, 'name' | 'role'>): CaseEventView['actor'] {
  if (name === null) return { name: 'Cutover', role: 'SYSTEM' };
  return { name, role: role === 'CUSTOMER_ADMIN' ? 'CUSTOMER' : 'SUPPORT' };
}

/** A case in scope and its lines, oldest first; one row without a line for a case that has none to show. */
export function eventsStatement(actor: Actor, number: number, stretch?: Stretch): Prisma.Sql {
  const visible = isStaff(actor) ? Prisma.sql`TRUE` : Prisma.sql`visibility = 'PUBLIC'`;
  const [after, limit] = stretch
    ? [Prisma.sql`AND id > ${stretch.after}::bigint`, Prisma.sql`LIMIT ${stretch.limit}`]
    : [Prisma.empty, Prisma.empty];
  return Prisma.sql`
    SELECT e.id::text AS id, e.type, e.visibility::text AS visibility, e.at, e.body, e.data, u.name, u.role::text AS role
    FROM (SELECT number FROM cases WHERE number = ${number} AND ${casesInScope(actor.scope)}) c
    LEFT JOIN LATERAL (
      SELECT * FROM case_events WHERE case_number = c.number AND ${visible} ${after} ORDER BY id ${limit}) e ON TRUE
    LEFT JOIN users u ON u.id = e.actor_id
    ORDER BY e.id`;
}

async function read(tx: Pick<Tx, '$queryRaw'>, statement: Prisma.Sql): Promise<CaseEventView[]> {
  const rows = await tx.$queryRaw<Row[]>(statement);
  if (rows.length === 0) throw new NotFound();
  return rows.flatMap(({ id, name, role, ...event }) =>
    id === null ? [] : [{ id, ...event, actor: actorOf({ name, role }) }],
  );
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
  return read(tx, eventsStatement(actor, number));
}

const LINE = /^\d{1,18}$/;

/** A page of the same; the cursor is the last line given. @throws NotFound, Invalid for a cursor that is no line */
export async function listEventsPage(
  actor: Actor,
  number: number,
  { limit, cursor = '0' }: { limit: number; cursor?: string | undefined },
): Promise<{ data: CaseEventView[]; nextCursor: string | null }> {
  if (!LINE.test(cursor)) throw Invalid.field('cursor', 'Use the nextCursor of the page before.');
  const rows = await read(db, eventsStatement(actor, number, { after: cursor, limit: limit + 1 }));
  const data = rows.slice(0, limit);
  return { data, nextCursor: rows.length > limit ? (data.at(-1)?.id ?? null) : null };
}
