import 'server-only';
import { db, type Tx } from '@/lib/platform/db';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { Prisma } from '@/lib/platform/generated/client';
import { accountNumberIn, containing, cursorOf, keysOf } from '../rules';
import type { KeysetPage, PersonRole, StoredPerson } from '../types';

type Raw = Pick<Tx, '$queryRaw'>;
export type PeopleQuery = {
  q?: string | undefined;
  role?: PersonRole | undefined;
  cursor?: string | undefined;
  limit?: number;
};

const COLUMNS = Prisma.sql`u.id::text AS id, u.email, u.name, u.role::text AS role, u.time_zone AS "timeZone",
  u.disabled_at IS NOT NULL AS "isDisabled", u.password_hash IS NOT NULL AS "hasPassword",
  (SELECT max(i.created_at) FROM invitations i WHERE i.user_id = u.id) AS "invitedAt",
  (SELECT max(i.expires_at) FROM invitations i WHERE i.user_id = u.id) AS "invitationEndsAt",
  (SELECT max(i.accepted_at) FROM invitations i WHERE i.user_id = u.id) AS "invitationAcceptedAt",
  ARRAY(SELECT account_number FROM memberships m WHERE m.user_id = u.id ORDER BY 1) AS accounts`;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Everybody by name, for operations, who see all. @throws Invalid for a cursor that is not one of ours */
export async function listPeople({
  q = '',
  role,
  cursor,
  limit = 50,
}: PeopleQuery): Promise<KeysetPage<StoredPerson>> {
  const rows = await db.$queryRaw<StoredPerson[]>`
    SELECT ${COLUMNS} FROM users u
    WHERE ${role ? Prisma.sql`u.role = ${role}::"Role"` : Prisma.sql`true`} AND ${matching(q.trim())} AND ${after(cursor)}
    ORDER BY u.name, u.id LIMIT ${limit + 1}`;
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, nextCursor: rows.length > limit && last ? cursorOf(last.name, last.id) : null };
}

/** A part of the name or address, or the number of an account they administer. */
function matching(text: string): Prisma.Sql {
  if (text === '') return Prisma.sql`true`;
  const account = accountNumberIn(text) ?? 0;
  const pattern = containing(text);
  return Prisma.sql`(u.name ILIKE ${pattern} OR u.email ILIKE ${pattern}
    OR EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = u.id AND m.account_number = ${account}))`;
}

function after(cursor: string | undefined): Prisma.Sql {
  if (cursor === undefined) return Prisma.sql`true`;
  const [name, id] = keysOf(cursor, 2) ?? [];
  if (typeof name !== 'string' || !UUID.test(String(id)))
    throw Invalid.field('cursor', 'Use the nextCursor of the page before.');
  return Prisma.sql`(u.name, u.id) > (${name}, ${String(id)}::uuid)`;
}

/** @throws NotFound */
export async function getPerson(id: string, tx: Raw = db): Promise<StoredPerson> {
  const rows = await tx.$queryRaw<StoredPerson[]>`SELECT ${COLUMNS} FROM users u WHERE u.id = ${id}::uuid`;
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

/** The accounts a person administers, by number. */
export async function listAccountsOf(userId: string): Promise<{ number: number; name: string }[]> {
  return db.account.findMany({
    where: { memberships: { some: { userId } } },
    orderBy: { number: 'asc' },
    select: { number: true, name: true },
  });
}
