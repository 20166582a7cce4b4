import 'server-only';
import { lockCase } from '@/lib/cases/data/lock-case';
import { isStaff, requirePerson } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import { isWatching } from '../rules/hearers';
import { watchInput } from '../schema';

/**
 * Whoever sees a case may say whether they want to hear of it. Asked for twice it is one change. Which of the staff watch
 * is said on the desk's own topic alone.
 */
export const watchCase = command({
  name: 'case.watched',
  input: watchInput,
  async run({ tx, actor, now }, { number: caseNumber, watching }) {
    const { userId } = requirePerson(actor);
    const { accountNumber, requesterId } = await lockCase(tx, actor.scope, caseNumber);
    const id = { caseNumber, userId };
    const said = await tx.caseWatcher.findUnique({ where: { caseNumber_userId: id } });
    const before = isWatching({ watches: said?.watches ?? null, isRequester: requesterId === userId });
    const result = { number: caseNumber, watching };
    if (before === watching) return { result, audit: [], events: [] };
    const change = { watches: watching, changedAt: now };
    await tx.caseWatcher.upsert({
      where: { caseNumber_userId: id },
      create: { ...id, ...change },
      update: change,
    });
    const topic = isStaff(actor) ? `desk-case:${caseNumber}` : `case:${caseNumber}`;
    return {
      result,
      audit: {
        subjectType: 'case',
        subjectId: caseNumber,
        accountNumber,
        before: { watching: before },
        after: { watching },
      },
      events: [{ name: 'case.watched', topics: [topic], payload: { number: caseNumber } }],
    };
  },
});
