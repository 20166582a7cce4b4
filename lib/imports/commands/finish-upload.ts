import 'server-only';
import { command } from '@/lib/platform/command';
import { Conflict } from '@/lib/platform/errors';
import { assertMayImport } from '../policy';
import { finishUploadInput, refuseUploadInput } from '../schema';

/** The whole file has arrived: the worker compares its rows with what there is. */
export const finishUpload = command({
  name: 'import.uploaded',
  input: finishUploadInput,
  async run({ tx, actor, now }, { id, header, rowCount }) {
    assertMayImport(actor);
    const badCount = await tx.importRow.count({ where: { importId: id, state: 'BAD' } });
    const { count } = await tx.import.updateMany({
      where: { id, state: 'UPLOADING' },
      data: { state: 'CHECKING', header, rowCount, badCount, updatedAt: now },
    });
    if (count === 0) throw new Conflict('This upload was given up. Upload the file again.');
    return {
      result: { id },
      audit: { subjectType: 'import', subjectId: id, after: { rowCount } },
      events: [{ name: 'import.uploaded', topics: ['imports'], payload: { importId: id } }],
    };
  },
});

/** A file that cannot be read, or did not arrive: why is kept, its rows are not. */
export const refuseUpload = command({
  name: 'import.refused',
  input: refuseUploadInput,
  async run({ tx, actor, now }, { id, problem }) {
    assertMayImport(actor);
    const { count } = await tx.import.updateMany({
      where: { id, state: 'UPLOADING' },
      data: { state: 'REFUSED', problem, updatedAt: now, finishedAt: now },
    });
    if (count === 0) return { result: { id }, audit: [], events: [] };
    await tx.importRow.deleteMany({ where: { importId: id } });
    return {
      result: { id },
      audit: { subjectType: 'import', subjectId: id, after: { problem } },
      events: [{ name: 'import.refused', topics: ['imports'], payload: { importId: id } }],
    };
  },
});
