import 'server-only';
import { command } from '@/lib/platform/command';
import { lockView } from '../data/views';
import { assertMayChangeView, assertOnDesk } from '../policy';
import { viewReference } from '../schema';
import { viewChanged } from './save-view';

/** Removes a view; the cases it showed stay as they are. */
export const deleteView = command({
  name: 'case_view.deleted',
  input: viewReference,
  async run({ tx, actor }, { id }) {
    assertOnDesk(actor);
    const view = await lockView(tx, actor, id);
    assertMayChangeView(actor, view);
    await tx.caseView.delete({ where: { id }, select: { id: true } });
    return {
      result: { id },
      audit: { subjectType: 'case_view', subjectId: id, before: { name: view.name, shared: view.shared } },
      events: viewChanged('case_view.deleted', id, view.shared),
    };
  },
});
