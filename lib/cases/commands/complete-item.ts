import 'server-only';
import { assertVersion, command, type Outcome, type Work } from '@/lib/platform/command';
import { Conflict, NotFound } from '@/lib/platform/errors';
import { assertNotLockedOut } from '@/lib/upgrades/data/gate';
import { lockCase } from '../data/lock-case';
import { assertMayWork } from '../policy';
import { assertOpen } from '../rules/status';
import { finishItem } from '../rules/work';
import { completeItemInput } from '../schema/changes';
import { isUuid } from '../schema/fields';
import type { CaseState, CaseVersion, Product, RequestType } from '../types';
import { applyEffect, type Touched } from './apply-effect';
import { saveSteps } from './save-change';

/**
 * One user of a request is done: it takes effect in the directory in the same transaction, once.
 * The account's portal must be open for it, from the first statement to the last.
 * @throws Locked during the account's lockout, Conflict `item_done` the second time
 */
export const completeItem = command({
  name: 'case.item_completed',
  input: completeItemInput,
  async run(work, { number, itemId }): Promise<Outcome<CaseVersion>> {
    const { tx, actor, clock } = work;
    const state = await lockCase(tx, actor.scope, number);
    assertMayWork(actor);
    assertVersion(state.version, work);
    assertOpen(state.status);
    await assertNotLockedOut(tx, state.accountNumber, clock);
    const item = await takeItem(work, state, itemId);
    const touched = await applyEffect(work, { accountNumber: state.accountNumber, ...item });
    await linkCreated(work, item, touched);
    const outcome = await saveSteps(work, 'case.item_completed', state, [finishItem(item)]);
    await assertNotLockedOut(tx, state.accountNumber, clock);
    const directory = touched.map(({ id, before, after }) => ({
      subjectType: 'directory_user',
      subjectId: id,
      accountNumber: state.accountNumber,
      before,
      after,
    }));
    return { ...outcome, audit: [outcome.audit, directory].flat() };
  },
});

/** Marks the item done; of two who try, one does. */
async function takeItem({ tx, actor, now }: Work, { number }: CaseState, id: string) {
  if (!isUuid(id)) throw new NotFound();
  const { count } = await tx.caseItem.updateMany({
    where: { id, caseNumber: number, status: 'PENDING' },
    data: { status: 'DONE', completedAt: now, completedById: actor.userId },
  });
  const item = await tx.caseItem.findFirst({
    where: { id, caseNumber: number },
    select: {
      id: true,
      position: true,
      summary: true,
      fields: true,
      directoryUserId: true,
      case: { select: { product: true, request: true } },
    },
  });
  if (!item?.case.request) throw new NotFound();
  if (count === 0) throw new Conflict('This user is done already.', 'item_done');
  const { product, request }: { product: Product; request: RequestType } = {
    ...item.case,
    request: item.case.request,
  };
  return { ...item, product, request, fields: item.fields as Record<string, unknown> };
}

/** A set-up has a user to point at from now on. */
async function linkCreated(
  { tx }: Work,
  item: { id: string; directoryUserId: string | null },
  touched: Touched[],
) {
  const [user] = touched;
  if (item.directoryUserId !== null || !user) return;
  await tx.caseItem.update({ where: { id: item.id }, data: { directoryUserId: user.id } });
}
