import 'server-only';
import type { AccountScope } from '@/lib/platform/actor';
import type { Clock } from '@/lib/platform/clock';
import { db, type Tx } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import { assertOpen, getAccess } from '@/lib/upgrades/data/gate';
import type { DirectorySettings, DirectoryState } from '../rules/directory';
import { type SetUp, setUpOf } from '../rules/set-up';

export type DirectoryUser = DirectoryState & { id: string; version: number };

/** By what a request may name or claim something of a directory; all in lower case. */
export type DirectoryLookup = { ids: string[]; emails: string[]; extensions: string[] };

const columns = Prisma.sql`id::text AS id, version, first_name AS "firstName", last_name AS "lastName", email, username,
  job_title AS "jobTitle", extension, phone_number AS "phoneNumber", caller_id AS "callerId", site, license,
  cost_center AS "costCenter", device, products::text[] AS products, status::text AS status, settings`;

/** The users of an account's directory that are meant or in the way. Deleted ones are gone. */
export async function findDirectoryUsers(
  tx: Pick<Tx, '$queryRaw'>,
  accountNumber: number,
  { ids, emails, extensions }: DirectoryLookup,
): Promise<DirectoryUser[]> {
  if (ids.length + emails.length + extensions.length === 0) return [];
  return tx.$queryRaw<DirectoryUser[]>`
    SELECT ${columns} FROM directory_users
    WHERE account_number = ${accountNumber} AND status <> 'DELETED'
      AND (id = ANY(${ids}::uuid[]) OR lower(email) = ANY(${emails}::text[])
        OR extension = ANY(${extensions}::text[]))`;
}

/** Users who are about to change, held until the transaction ends: always in one order, so that no two wait for each other. */
export async function lockDirectoryUsers(
  tx: Pick<Tx, '$queryRaw'>,
  accountNumber: number,
  ids: readonly string[],
): Promise<DirectoryUser[]> {
  if (ids.length === 0) return [];
  return tx.$queryRaw<DirectoryUser[]>`
    SELECT ${columns} FROM directory_users
    WHERE account_number = ${accountNumber} AND status <> 'DELETED' AND id = ANY(${[...ids]}::uuid[])
    ORDER BY directory_users.id FOR NO KEY UPDATE`;
}

/** Enough for a page to find people by itself; beyond it the picker asks, and is answered with a few. */
const PICKABLE_USERS = 2000;
const FOUND_USERS = 20;

export type PickableUser = Pick<
  DirectoryState,
  | 'firstName'
  | 'lastName'
  | 'email'
  | 'extension'
  | 'phoneNumber'
  | 'callerId'
  | 'site'
  | 'jobTitle'
  | 'license'
  | 'device'
  | 'costCenter'
  | 'products'
> &
  SetUp & { id: string; deactivated: boolean };

/** Each of the words, wherever pickers look (`findPeople`). */
const aboutEach = (words: string): Prisma.DirectoryUserWhereInput[] =>
  words
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => {
      const has = { contains: word.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } as const;
      return {
        OR: [{ firstName: has }, { lastName: has }, { email: has }, { extension: has }, { site: has }],
      };
    });

/**
 * The users a request can name, by name, through the gate: asked first, and again after the rows were read. With `words`
 * the first few that these are about.
 * @throws Locked, NotFound
 */
export async function readPickableUsers(
  scope: AccountScope,
  accountNumber: number,
  clock: Clock,
  words?: string,
): Promise<PickableUser[]> {
  assertOpen(await getAccess(scope, accountNumber, clock));
  const users = await db.directoryUser.findMany({
    where: { accountNumber, status: { not: 'DELETED' }, AND: aboutEach(words ?? '') },
    orderBy: [{ lastName: 'asc' }, { firstName: 'asc' }, { id: 'asc' }],
    take: words === undefined ? PICKABLE_USERS : FOUND_USERS,
    select: {
      id: true,
      firstName: true,
      lastName: true,
      email: true,
      extension: true,
      phoneNumber: true,
      callerId: true,
      site: true,
      jobTitle: true,
      license: true,
      device: true,
      costCenter: true,
      products: true,
      status: true,
      settings: true,
    },
  });
  assertOpen(await getAccess(scope, accountNumber, clock));
  return users.map(({ status, settings, ...user }) => ({
    ...user,
    ...setUpOf(settings as DirectorySettings),
    deactivated: status === 'DEACTIVATED',
  }));
}
