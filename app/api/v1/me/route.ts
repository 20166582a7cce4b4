import { ok } from '../_lib/answer';
import { personal, serve } from '../_lib/serve';
import { getMe } from './schema';
import { serializeMe } from './serializer';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: personal(getMe, async ({ actor }) => ok(serializeMe(actor))),
});
