import { changeWave } from '@/lib/waves/commands/change-wave';
import { describeWave } from '@/lib/waves/data/list-waves';
import { readProgress } from '@/lib/waves/data/runs';
import { getWave } from '@/lib/waves/data/wave-record';
import { ok } from '../../_lib/answer';
import { personal, serve } from '../../_lib/serve';
import * as operations from '../schema';
import { serializeRun, serializeWave } from '../serializer';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: personal(operations.getWave, async ({ uuid, now }) => {
    const wave = await describeWave(await getWave(uuid('id')), now);
    const run = await readProgress(wave.id);
    return ok({ ...serializeWave(wave), run: run && serializeRun(run) }, wave.version);
  }),
  PATCH: personal(operations.changeWave, async ({ ctx, uuid, body, now }) => {
    const wave = await describeWave(await changeWave(ctx, { ...body, id: uuid('id') }), now);
    return ok(serializeWave(wave), wave.version);
  }),
});
