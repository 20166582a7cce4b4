import 'server-only';
import { command } from '@/lib/platform/command';
import { assertMayImport } from '../policy';
import { importReference } from '../schema';
import { applyBatch } from './apply-batch';
import { checkBatch } from './check-batch';
import { lockImport } from './lock-import';

/**
 * One batch of whatever step the import is in; the worker's. Answers whether there is more. What broke off goes on from
 * its mark, and a batch that comes twice finds nothing left to do.
 */
export const advanceImport = command({
  name: 'import.applied',
  input: importReference,
  async run(work, { id }) {
    assertMayImport(work.actor);
    const current = await lockImport(work.tx, id);
    if (current?.state === 'CHECKING') return checkBatch(work, current);
    if (current?.state === 'APPLYING') return applyBatch(work, current);
    return { result: false, audit: [], events: [] };
  },
});
