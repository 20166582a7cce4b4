import 'server-only';
import { systemActor } from '@/lib/auth/data';
import type { CommandContext } from '@/lib/platform/command';
import { AppError, Interrupted } from '@/lib/platform/errors';
import type { JobDefinition } from '@/lib/platform/job';
import { log } from '@/lib/platform/log';
import { applyLine } from './commands/apply-line';
import { finishRun } from './commands/finish-run';
import { refuseLine } from './commands/refuse-line';
import { listPending, listUnfinishedRuns } from './data/runs';

/** A turn is short, so that a worker that is asked to stop does so in time; the next turn goes on. */
const MOST_LINES = 200;

/** After so much trouble in one run its turn ends: something larger is wrong, and every line would only say so. */
const MOST_TROUBLE = 3;

/** False when the line is left for the next turn; a rule's refusal is an answer and settles it. */
async function applyOne(ctx: CommandContext, runId: string, position: number): Promise<boolean> {
  try {
    await applyLine(ctx, { runId, position });
  } catch (error) {
    if (!(error instanceof AppError) || error instanceof Interrupted) {
      log.error({ err: error, runId, position }, 'waves.line_interrupted');
      return false;
    }
    await refuseLine(ctx, { runId, position, code: error.code, message: error.message });
  }
  return true;
}

async function applyLines(ctx: CommandContext, runId: string, positions: readonly number[]): Promise<void> {
  let trouble = 0;
  for (const position of positions) {
    if (!(await applyOne(ctx, runId, position))) trouble += 1;
    if (trouble >= MOST_TROUBLE) return;
  }
}

/** Goes on with the runs there are, the oldest first. */
async function carryOut(ctx: CommandContext): Promise<void> {
  let left = MOST_LINES;
  for (const { id: runId } of await listUnfinishedRuns()) {
    const positions = await listPending(runId, left);
    await applyLines(ctx, runId, positions);
    await finishRun(ctx, { runId });
    left -= positions.length;
    if (left <= 0) return;
  }
}

export const jobs: readonly JobDefinition[] = [
  {
    name: 'waves.carry-out',
    everySeconds: 1,
    handler: async (_, { clock, jobId }) => carryOut({ actor: systemActor, clock, requestId: jobId }),
  },
];
