import { openDownload } from '@/lib/attachments/commands/open-download';
import { personal, serve } from '../../_lib/serve';
import * as operations from '../schema';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: personal(operations.downloadAttachment, async ({ actor, uuid }) => ({
    status: 200,
    ...(await openDownload(actor, uuid('id'))),
  })),
});
