import { getServiceLevelsAt } from '@/lib/service-levels/data';
import { previewDeadlines } from '@/lib/service-levels/rules/describe';
import { ok } from '../../_lib/answer';
import { open, serve } from '../../_lib/serve';
import { previewServiceLevels } from '../schema';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: open(previewServiceLevels, async ({ now, body }) =>
    ok(previewDeadlines(await getServiceLevelsAt(now), body, now)),
  ),
});
