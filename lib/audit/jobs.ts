import 'server-only';
import { systemActor } from '@/lib/auth/data';
import type { JobDefinition } from '@/lib/platform/job';
import { log } from '@/lib/platform/log';
import { sealEntries } from './commands/seal-entries';
import { verifyRecord } from './commands/verify-record';

const HOUR_SECONDS = 3_600;

export const jobs: readonly JobDefinition[] = [
  {
    name: 'audit.seal-entries',
    everySeconds: 30,
    handler: async (_, { now }) => {
      const { sealed, last } = await sealEntries(now);
      // Outside of the database: an end that is cut off there can still be read here.
      if (sealed > 0) log.info({ sealed, seal: last?.number, mac: last?.mac }, 'audit.sealed');
    },
  },
  {
    name: 'audit.verify-record',
    schedule: '17 4 * * *',
    timeoutSeconds: HOUR_SECONDS,
    handler: async (_, { clock, jobId }) => {
      log.info(await verifyRecord({ actor: systemActor, clock, requestId: jobId }), 'audit.verified');
    },
  },
];
