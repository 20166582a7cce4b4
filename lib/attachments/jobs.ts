import 'server-only';
import type { JobDefinition } from '@/lib/platform/job';
import { discardFile } from './commands/discard-file';
import { listAbandoned } from './data';

const DAY_MS = 86_400_000;

export const jobs: readonly JobDefinition[] = [
  {
    // An upload that was cut off, or whose process died: nobody ever saw it.
    name: 'attachments.discard-abandoned',
    schedule: '20 3 * * *',
    timeoutSeconds: 600,
    handler: async (_payload, { now }) => {
      for (const file of await listAbandoned(new Date(now.getTime() - DAY_MS))) await discardFile(file);
    },
  },
];
