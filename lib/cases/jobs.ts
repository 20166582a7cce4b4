import 'server-only';
import { z } from 'zod';
import { systemActor } from '@/lib/auth/data';
import type { JobDefinition } from '@/lib/platform/job';
import { expireDrafts } from './commands/expire-drafts';
import { keepReports } from './commands/keep-reports';
import { noteWarnings } from './commands/note-warnings';
import { recalculateCase } from './commands/recalculate-case';
import { returnCase } from './commands/return-case';
import { tellWarnings } from './commands/tell-warnings';
import { listLeftBehind } from './data/list-left-behind';
import { listOutdated } from './data/list-outdated';
import { listUntold } from './data/list-warnable';

const corrected = z.object({ accountNumber: z.int() });

export const jobs: readonly JobDefinition[] = [
  {
    // Safe to repeat: a case that has the right levels is left alone.
    name: 'cases.recalculate-deadlines',
    on: ['account.corrected'],
    handler: async (payload, { clock, jobId }) => {
      const { accountNumber } = corrected.parse(payload);
      for (const number of await listOutdated(accountNumber))
        await recalculateCase({ actor: systemActor, clock, requestId: jobId }, { number });
    },
  },
  {
    // At once when somebody is disabled, and by the minute for a case that reached them at the same moment.
    name: 'cases.return-left-behind',
    on: ['person.disabled'],
    everySeconds: 60,
    handler: async (_payload, { clock, jobId }) => {
      for (const number of await listLeftBehind())
        await returnCase({ actor: systemActor, clock, requestId: jobId }, { number });
    },
  },
  {
    // Notes first, then tells: what a crash leaves noted is told by the next turn, and nothing twice.
    name: 'cases.warn',
    everySeconds: 20,
    handler: async (_payload, { clock, jobId }) => {
      const ctx = { actor: systemActor, clock, requestId: jobId };
      await noteWarnings(ctx, {});
      for (const { userId } of await listUntold()) await tellWarnings(ctx, { userId });
    },
  },
  {
    // Until it has run the reports read the cases of a changed day themselves: it only makes them faster.
    name: 'cases.keep-reports',
    everySeconds: 60,
    handler: async (_payload, { clock, jobId, signal }) => {
      const ctx = { actor: systemActor, clock, requestId: jobId };
      for (let kept = 1; kept > 0 && !signal?.aborted; ) ({ kept } = await keepReports(ctx, {}));
    },
  },
  {
    name: 'cases.expire-drafts',
    schedule: '40 2 * * *',
    handler: async (_payload, { clock, jobId }) => {
      await expireDrafts({ actor: systemActor, clock, requestId: jobId }, {});
    },
  },
];
