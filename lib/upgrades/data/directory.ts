import 'server-only';
import { type DirectoryQuery, listDirectory } from '@/lib/accounts/data/directory';
import type { DirectoryEntry, KeysetPage } from '@/lib/accounts/types';
import type { AccountScope } from '@/lib/platform/actor';
import type { Clock } from '@/lib/platform/clock';
import { assertOpen, getAccess } from './gate';

/**
 * The directory through the gate: asked first, and again after the rows were read, so that an answer which straddles the
 * start of the lockout is not given. @throws Locked, NotFound, Invalid (cursor)
 */
export async function readDirectory(
  scope: AccountScope,
  accountNumber: number,
  query: DirectoryQuery,
  clock: Clock,
): Promise<KeysetPage<DirectoryEntry>> {
  assertOpen(await getAccess(scope, accountNumber, clock));
  const page = await listDirectory(scope, accountNumber, query);
  assertOpen(await getAccess(scope, accountNumber, clock));
  return page;
}
