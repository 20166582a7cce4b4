import 'server-only';
import { notifyPeople } from '@/lib/notifications/commands/notify-people';
import { command, type Work } from '@/lib/platform/command';
import { assertMayImport } from '../policy';
import { nextTry, whyStopped } from '../rules/retries';
import { noteFailureInput } from '../schema';
import { lockImport } from './lock-import';

const NOTHING = { audit: [], events: [] };

/**
 * A batch broke off and left nothing: it is tried again a little later, and after several times the import stops until
 * somebody resumes it. Answers whether it stopped.
 */
export const noteFailure = command({
  name: 'import.failed',
  input: noteFailureInput,
  async run(work, { id, reason }) {
    const { tx, actor, now } = work;
    assertMayImport(actor);
    const current = await lockImport(tx, id);
    if (current?.state !== 'CHECKING' && current?.state !== 'APPLYING') return { result: false, ...NOTHING };
    const attempts = current.attempts + 1;
    const retryAt = nextTry(attempts, now);
    if (retryAt !== null) {
      await tx.import.update({ where: { id }, data: { attempts, retryAt }, select: { id: true } });
      return { result: false, ...NOTHING };
    }
    const problem = whyStopped({ ...current, isApplying: current.state === 'APPLYING' }, reason);
    const told = await tx.import.update({
      where: { id },
      data: { state: 'FAILED', problem, attempts, retryAt: null, updatedAt: now, finishedAt: now },
      select: { fileName: true, uploadedBy: { select: whom }, appliedBy: { select: whom } },
    });
    await tell(work, id, told.fileName, told.appliedBy ?? told.uploadedBy, problem);
    return {
      result: true,
      audit: { subjectType: 'import', subjectId: id, after: { problem } },
      events: [{ name: 'import.failed', topics: ['imports'], payload: { importId: id } }],
    };
  },
});

const whom = { id: true, email: true } as const;

/** Whoever said go may have left the page. */
async function tell(
  { tx, now }: Work,
  id: string,
  fileName: string,
  person: { id: string; email: string },
  text: string,
): Promise<void> {
  const message = {
    occasion: `import.failed:${id}:${now.getTime()}`,
    kind: 'import.failed',
    title: `The import of ${fileName} stopped`,
    text,
    href: `/operations/imports/${id}`,
  };
  await notifyPeople(tx, message, [{ userId: person.id, email: person.email }], now, { mail: false });
}
