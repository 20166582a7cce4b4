import 'server-only';
import { systemActor } from '@/lib/auth/data';
import type { Clock } from '@/lib/platform/clock';
import type { CommandContext } from '@/lib/platform/command';
import { AppError } from '@/lib/platform/errors';
import type { JobDefinition } from '@/lib/platform/job';
import { log } from '@/lib/platform/log';
import { advanceImport } from './commands/advance-import';
import { refuseUpload } from './commands/finish-upload';
import { forgetRows } from './commands/forget-rows';
import { noteFailure } from './commands/note-failure';
import { listBrokenUploads, listUnfinishedImports } from './data/imports';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const QUIET_MINUTES = 10;
const KEPT_DAYS = 30;
/** So that a worker that is told to stop has not long to wait. */
const BATCHES_A_TURN = 20;

/** On behalf of whoever said that the rows are to be applied. */
const onBehalfOf = (userId: string | null, clock: Clock, requestId: string): CommandContext => ({
  actor: { ...systemActor, userId },
  clock,
  requestId,
});

async function advance(id: string, ctx: CommandContext): Promise<void> {
  try {
    for (let batch = 0; batch < BATCHES_A_TURN; batch += 1) if (!(await advanceImport(ctx, { id }))) return;
  } catch (error) {
    await postpone(id, ctx, error);
  }
}

/** What stops one import holds up no other. Somebody may have changed the same at the same moment: it is tried again. */
async function postpone(id: string, ctx: CommandContext, error: unknown): Promise<void> {
  const reason = error instanceof AppError ? error.message : null;
  if (reason === null) log.error({ importId: id, err: error }, 'imports.batch_failed');
  else log.warn({ importId: id, reason }, 'imports.batch_repeated');
  try {
    if (await noteFailure(ctx, { id, reason })) log.error({ importId: id }, 'imports.stopped');
  } catch (again) {
    log.error({ importId: id, err: again }, 'imports.failure_not_noted');
  }
}

export const jobs: readonly JobDefinition[] = [
  {
    name: 'imports.advance',
    everySeconds: 1,
    handler: async (_, { now, clock, jobId }) => {
      for (const { id, appliedById } of await listUnfinishedImports(now))
        await advance(id, onBehalfOf(appliedById, clock, jobId));
    },
  },
  {
    name: 'imports.give-up-uploads',
    everySeconds: 60,
    handler: async (_, { now, clock, jobId }) => {
      const problem = 'The upload broke off before the whole file had arrived. Upload it again.';
      for (const id of await listBrokenUploads(new Date(now.getTime() - QUIET_MINUTES * MINUTE_MS)))
        await refuseUpload(onBehalfOf(null, clock, jobId), { id, problem });
    },
  },
  {
    name: 'imports.forget-rows',
    schedule: '17 3 * * *',
    timeoutSeconds: 300,
    handler: async (_, { now }) => forgetRows(new Date(now.getTime() - KEPT_DAYS * DAY_MS)),
  },
];
