import 'server-only';
import { requirePerson } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import { assertMayImport } from '../policy';
import { startUploadInput } from '../schema';

/** An import begins as an empty one; its rows follow as they arrive. */
export const startUpload = command({
  name: 'import.started',
  input: startUploadInput,
  async run({ tx, actor, now }, { kind, fileName }) {
    assertMayImport(actor);
    const { userId } = requirePerson(actor);
    const { id } = await tx.import.create({
      data: { kind, fileName, uploadedById: userId, createdAt: now, updatedAt: now },
      select: { id: true },
    });
    return {
      result: { id, kind },
      audit: { subjectType: 'import', subjectId: id, after: { kind, fileName } },
      events: [{ name: 'import.started', topics: ['imports'], payload: { importId: id } }],
    };
  },
});
