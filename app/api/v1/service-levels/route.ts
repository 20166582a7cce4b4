import { getServiceLevelsAt } from '@/lib/service-levels/data';
import { describeServiceLevels } from '@/lib/service-levels/rules/describe';
import { ok } from '../_lib/answer';
import { open, serve } from '../_lib/serve';
import { getServiceLevels } from './schema';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: open(getServiceLevels, async ({ now, query }) =>
    ok(describeServiceLevels(await getServiceLevelsAt(now), now, query.year ?? now.getUTCFullYear())),
  ),
});
