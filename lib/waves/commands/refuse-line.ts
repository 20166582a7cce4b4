import 'server-only';
import { command } from '@/lib/platform/command';
import { assertMayPlan } from '../policy';
import { refusedLine } from '../schema';

/** Keeps why a line could not be applied, so that the run goes on without it. */
export const refuseLine = command({
  name: 'wave.line_refused',
  input: refusedLine,
  async run({ tx, actor, now }, { runId, position, code, message }) {
    assertMayPlan(actor);
    await tx.waveRunLine.updateMany({
      where: { runId, position, state: 'PENDING' },
      data: { state: 'REFUSED', code, message, settledAt: now },
    });
    return { result: null, audit: [], events: [] };
  },
});
