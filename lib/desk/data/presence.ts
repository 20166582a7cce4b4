import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import { requirePerson } from '@/lib/platform/actor';
import { db, type Tx } from '@/lib/platform/db';
import { assertOnDesk } from '../policy';
import { presentSince } from '../rules';
import type { Present } from '../types';

const MOST = 200;

/**
 * The colleagues who are on a case, or on any, at `now`; the reader is not among them.
 * @throws Forbidden for customers: who works when is the desk's own
 */
export async function listPresent(
  actor: Actor,
  number: number | null,
  now: Date,
  tx: Pick<Tx, 'casePresence'> = db,
): Promise<Present[]> {
  assertOnDesk(actor);
  const { userId } = requirePerson(actor);
  const rows = await tx.casePresence.findMany({
    where: {
      ...(number === null ? {} : { caseNumber: number }),
      seenAt: { gt: presentSince(now) },
      userId: { not: userId },
    },
    orderBy: [{ caseNumber: 'asc' }, { user: { name: 'asc' } }, { userId: 'asc' }],
    take: MOST,
    select: { caseNumber: true, doing: true, user: { select: { name: true } } },
  });
  return rows.map(({ caseNumber, doing, user }) => ({
    number: caseNumber,
    name: user.name,
    doing: doing as Present['doing'],
  }));
}
