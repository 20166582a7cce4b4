import 'server-only';
import { requirePerson } from '@/lib/platform/actor';
import { command, type DomainEvent, type Work } from '@/lib/platform/command';
import { Invalid } from '@/lib/platform/errors';
import { MOST_VIEWS } from '../data/views';
import { assertMayShare, assertOnDesk } from '../policy';
import { saveViewInput } from '../schema';

/** Keeps filters and order of the queue under a name: for oneself, or for the desk. */
export const saveView = command({
  name: 'case_view.saved',
  input: saveViewInput,
  async run(work, { name, shared, filters }) {
    const { tx, actor, now } = work;
    assertOnDesk(actor);
    const { userId } = requirePerson(actor);
    if (shared) assertMayShare(actor);
    await assertNameFree(work, { name, shared, ownerId: userId });
    const view = await tx.caseView.create({
      data: {
        ownerId: userId,
        name,
        shared,
        filters,
        sort: filters.sort ?? 'due',
        createdAt: now,
        updatedAt: now,
      },
      select: { id: true },
    });
    const after = { name, shared, filters };
    return {
      result: view,
      audit: { subjectType: 'case_view', subjectId: view.id, after },
      events: viewChanged('case_view.saved', view.id, shared),
    };
  },
});

/** A private view concerns no page but its owner's, which has the answer. */
export const viewChanged = (name: string, id: string, shared: boolean): DomainEvent[] =>
  shared ? [{ name, topics: ['desk'], payload: { id } }] : [];

/** @throws Invalid at `name` when a view of the same kind has it, or there are too many */
export async function assertNameFree(
  { tx }: Pick<Work, 'tx'>,
  { name, shared, ownerId, id }: { name: string; shared: boolean; ownerId: string; id?: string },
): Promise<void> {
  // Names are few: whoever saves one waits for whoever saves another, and both see what there is.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('case_views'))`;
  const among = { shared, ...(shared ? {} : { ownerId }) };
  const others = await tx.caseView.findMany({
    where: { ...among, ...(id === undefined ? {} : { id: { not: id } }) },
    select: { name: true },
  });
  if (others.some((other) => other.name.toLowerCase() === name.toLowerCase()))
    throw Invalid.field('name', `There is a view “${name}” already. Choose another name.`);
  if (others.length >= MOST_VIEWS)
    throw Invalid.field('name', `There are ${MOST_VIEWS} views already. Delete one first.`);
}
