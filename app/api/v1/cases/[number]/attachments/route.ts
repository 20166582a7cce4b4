import { listAttachments } from '@/lib/attachments/data';
import type { AttachmentView } from '@/lib/attachments/types';
import { attachFile } from '@/lib/cases/commands/attach-file';
import { receiveAttachment } from '@/lib/cases/commands/receive-attachment';
import { getCase } from '@/lib/cases/data/get-case';
import { created, ok } from '../../../_lib/answer';
import { once } from '../../../_lib/once';
import { pageById } from '../../../_lib/page';
import { personal, serve } from '../../../_lib/serve';
import * as operations from '../../../attachments/schema';

const publicAttachment = ({ createdAt, uploadedByName, ...file }: AttachmentView) => ({
  ...file,
  createdAt: createdAt.toISOString(),
  uploadedBy: uploadedByName,
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: personal(operations.attachFile, (call) => {
    const number = call.number();
    const target = { number, visibility: call.query.visibility ?? 'PUBLIC' };
    return receiveAttachment(call.ctx, call.request, target, (whole) => {
      const { id: _, ...content } = whole;
      return once(
        operations.attachFile,
        { ...call, body: { ...content, visibility: target.visibility } },
        {
          command: attachFile,
          input: whole,
          assertStillTheirs: () => getCase(call.actor.scope, number),
          answer: async (tx) => {
            const stored = (await listAttachments(call.actor, number, tx)).find(({ id }) => id === whole.id);
            return created(stored && publicAttachment(stored), { location: `/attachments/${whole.id}` });
          },
        },
      );
    });
  }),
  GET: personal(operations.listAttachments, async ({ actor, number, query }) => {
    await getCase(actor.scope, number());
    const page = pageById(await listAttachments(actor, number()), query.limit, query.cursor);
    return ok({ ...page, data: page.data.map(publicAttachment) });
  }),
});
