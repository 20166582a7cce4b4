import { createWave } from '@/lib/waves/commands/create-wave';
import { describeWave, listWaves } from '@/lib/waves/data/list-waves';
import { created, ok } from '../_lib/answer';
import { once } from '../_lib/once';
import { personal, serve } from '../_lib/serve';
import * as operations from './schema';
import { serializeWave } from './serializer';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: personal(operations.listWaves, async ({ query, now }) => {
    const { data, nextCursor } = await listWaves(query, now);
    return ok({ data: data.map(serializeWave), nextCursor });
  }),
  POST: personal(operations.createWave, (call) =>
    once(operations.createWave, call, {
      command: createWave,
      input: call.body,
      answer: async (tx, wave) =>
        created(serializeWave(await describeWave(wave, call.now, tx)), {
          location: `/waves/${wave.id}`,
          version: wave.version,
        }),
    }),
  ),
});
