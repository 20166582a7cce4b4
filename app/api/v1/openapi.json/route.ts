import { publicEvents } from '@/lib/integrations/schema/events';
import { ok } from '../_lib/answer';
import { manifest } from '../_lib/manifest';
import { openApiDocument } from '../_lib/openapi';
import { open, serve } from '../_lib/serve';
import { getOpenApi } from './schema';

let text: string | undefined;

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: open(getOpenApi, async () => {
    text ??= JSON.stringify(openApiDocument(manifest, publicEvents));
    return ok(text);
  }),
});
