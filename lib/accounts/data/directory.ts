import 'server-only';
import type { AccountScope } from '@/lib/platform/actor';
import { db, type Tx } from '@/lib/platform/db';
import { Invalid } from '@/lib/platform/errors';
import { Prisma } from '@/lib/platform/generated/client';
import { containing, cursorOf, keysOf } from '../rules';
import type { DirectoryEntry, KeysetPage } from '../types';
import { getAccount } from './accounts';

export type DirectoryQuery = { search?: string | undefined; cursor?: string | undefined; limit?: number };

/**
 * The account's end users by last name, deleted ones left out. It knows no lockout: people and the API read through
 * `readDirectory` of lib/upgrades, which asks the gate first and again last.
 * @throws NotFound outside the scope, Invalid for a cursor that is not one of ours
 */
export async function listDirectory(
  scope: AccountScope,
  accountNumber: number,
  { search = '', cursor, limit = 50 }: DirectoryQuery = {},
  tx: Pick<Tx, 'account' | '$queryRaw'> = db,
): Promise<KeysetPage<DirectoryEntry>> {
  await getAccount(scope, accountNumber, tx);
  const rows = await tx.$queryRaw<DirectoryEntry[]>`
    SELECT id, first_name AS "firstName", last_name AS "lastName", email, extension, site, license,
      products::text[] AS products, status::text AS status
    FROM directory_users
    WHERE account_number = ${accountNumber} AND status <> 'DELETED' ${matching(search)} ${after(cursor)}
    ORDER BY last_name, first_name, id
    LIMIT ${limit + 1}`;
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { data, nextCursor: hasMore ? cursorOf(last.lastName, last.firstName, last.id) : null };
}

function matching(search: string): Prisma.Sql {
  if (search.trim() === '') return Prisma.empty;
  const pattern = containing(search.trim());
  return Prisma.sql`AND (first_name || ' ' || last_name ILIKE ${pattern} OR email ILIKE ${pattern}
    OR extension ILIKE ${pattern} OR site ILIKE ${pattern})`;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function after(cursor: string | undefined): Prisma.Sql {
  if (cursor === undefined) return Prisma.empty;
  const [lastName, firstName, id] = keysOf(cursor, 3) ?? [];
  if (typeof lastName !== 'string' || typeof firstName !== 'string' || !UUID.test(String(id)))
    throw Invalid.field('cursor', 'Use the nextCursor of the page before.');
  return Prisma.sql`AND (last_name, first_name, id) > (${lastName}, ${firstName}, ${String(id)}::uuid)`;
}
