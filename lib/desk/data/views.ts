import 'server-only';
import { type Actor, type Person, requirePerson } from '@/lib/platform/actor';
import { db, type Tx } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import type { Prisma } from '@/lib/platform/generated/client';
import { assertOnDesk } from '../policy';
import { readFilters } from '../schema';
import type { SavedView } from '../types';

/** More than this many of each kind are not listed. */
export const MOST_VIEWS = 30;

/** A person's own views and those of the desk. */
const visibleTo = ({ userId }: Person): Prisma.CaseViewWhereInput => ({
  OR: [{ ownerId: userId, shared: false }, { shared: true }],
});

/** The reader's own views, then the desk's, each by name. @throws Forbidden for customers */
export async function listViews(actor: Actor): Promise<SavedView[]> {
  assertOnDesk(actor);
  const person = requirePerson(actor);
  const rows = await db.caseView.findMany({
    where: visibleTo(person),
    orderBy: [{ shared: 'asc' }, { name: 'asc' }, { id: 'asc' }],
    take: 2 * MOST_VIEWS,
    select: { id: true, ownerId: true, name: true, shared: true, filters: true },
  });
  return rows.map(({ ownerId, filters, ...view }) => ({
    ...view,
    mine: ownerId === person.userId,
    filters: readFilters(filters),
  }));
}

/**
 * A view the actor sees, held until the transaction ends.
 * @throws NotFound for what is not there and for somebody else's own
 */
export async function lockView(tx: Pick<Tx, 'caseView' | '$queryRaw'>, actor: Actor, id: string) {
  const person = requirePerson(actor);
  await tx.$queryRaw`SELECT 1 FROM case_views WHERE id = ${id}::uuid FOR UPDATE`;
  const view = await tx.caseView.findFirst({
    where: { id, ...visibleTo(person) },
    select: { id: true, ownerId: true, name: true, shared: true },
  });
  if (!view) throw new NotFound();
  return view;
}
