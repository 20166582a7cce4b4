import 'server-only';
import { assertUpdated, assertVersion, command, type Work } from '@/lib/platform/command';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { Prisma } from '@/lib/platform/generated/client';
import { findMacro } from '../data';
import { assertMayKeep, assertMayUse } from '../policy';
import { saveMacroInput } from '../schema';

/** A macro as it is from now on. @throws Invalid when its name or shortcut is taken in its collection */
export const saveMacro = command({
  name: 'macro.saved',
  input: saveMacroInput,
  async run(work, { id, isShared: wanted, ...content }) {
    const { userId } = assertMayUse(work.actor);
    const before = id === undefined ? null : await findMacro(work.tx, userId, id);
    if (id !== undefined && !before) throw new NotFound();
    const isShared = before ? before.ownerId === null : wanted;
    assertMayKeep(work.actor, isShared);
    if (before) assertVersion(before.version, work);
    const ownerId = isShared ? null : userId;
    const saved = await write(work, before, { ...content, ownerId }).catch(takenInWords);
    return {
      result: { id: saved.id },
      audit: { subjectType: 'macro', subjectId: saved.id, before, after: { isShared, ...content } },
      events: [{ name: 'macro.saved', topics: [], payload: { id: saved.id } }],
    };
  },
});

type Content = Omit<Prisma.MacroUncheckedCreateInput, 'id' | 'version' | 'createdAt' | 'updatedAt'>;

async function write(
  { tx, now, expectedVersion }: Work,
  before: { id: string; version: number } | null,
  content: Content,
): Promise<{ id: string }> {
  if (!before)
    return tx.macro.create({ data: { ...content, createdAt: now, updatedAt: now }, select: { id: true } });
  const { count } = await tx.macro.updateMany({
    where: { id: before.id, version: before.version },
    data: { ...content, version: { increment: 1 }, updatedAt: now },
  });
  assertUpdated(count, { expectedVersion });
  return { id: before.id };
}

function takenInWords(error: unknown): never {
  const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
  if (!isTaken) throw error;
  // The driver names what is taken in places that differ by its version.
  const isShortcut = JSON.stringify([error.meta, error.message]).includes('shortcut');
  throw isShortcut
    ? Invalid.field('shortcut', 'Another macro here has this shortcut.')
    : Invalid.field('name', 'Another macro here has this name.');
}
