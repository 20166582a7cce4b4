import { moveWave } from '@/lib/waves/commands/move-wave';
import { describeWave } from '@/lib/waves/data/list-waves';
import { ok } from '../../../_lib/answer';
import { personal, serve } from '../../../_lib/serve';
import { serializeWave } from '../../serializer';
import * as operations from '../schema';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: personal(operations.moveWave, async ({ ctx, uuid, body, now }) => {
    const { wave } = await moveWave(ctx, { ...body, id: uuid('id') });
    return ok(serializeWave(await describeWave(wave, now)), wave.version);
  }),
});
