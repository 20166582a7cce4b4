import 'server-only';
import { command } from '@/lib/platform/command';
import { lockView } from '../data/views';
import { assertMayChangeView, assertOnDesk } from '../policy';
import { renameViewInput } from '../schema';
import { assertNameFree, viewChanged } from './save-view';

/** Gives a view another name. */
export const renameView = command({
  name: 'case_view.renamed',
  input: renameViewInput,
  async run(work, { id, name }) {
    const { tx, actor, now } = work;
    assertOnDesk(actor);
    const view = await lockView(tx, actor, id);
    assertMayChangeView(actor, view);
    await assertNameFree(work, { ...view, name });
    await tx.caseView.update({ where: { id }, data: { name, updatedAt: now }, select: { id: true } });
    return {
      result: { id },
      audit: { subjectType: 'case_view', subjectId: id, before: { name: view.name }, after: { name } },
      events: viewChanged('case_view.renamed', id, view.shared),
    };
  },
});
