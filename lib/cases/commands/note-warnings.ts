import 'server-only';
import { z } from 'zod';
import { requireRole } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import { getServiceLevelsAt } from '@/lib/service-levels/data';
import { openNow } from '@/lib/service-levels/rules/hours';
import { REGIONS } from '@/lib/service-levels/types';
import { listWarnable, type Warnable } from '../data/list-warnable';
import { furthestStep, hearersOf, passedAt } from '../rules/warnings';

/**
 * Notes whom to warn of which target, with the instant the step was really passed; once each, however often it runs and
 * however long no worker ran. Nobody is told by this yet.
 */
export const noteWarnings = command({
  name: 'warning.noted',
  input: z.strictObject({}),
  async run({ tx, actor, now }) {
    requireRole(actor, 'OPERATIONS');
    const engine = await getServiceLevelsAt(now, tx);
    const open = REGIONS.filter((region) => openNow(engine, region, now));
    const leads = await tx.user.findMany({
      where: { role: 'LEAD', disabledAt: null },
      orderBy: { id: 'asc' },
      select: { id: true },
    });
    const leadIds = leads.map(({ id }) => id);
    const cases = await listWarnable(tx, now, open, leadIds);
    if (cases.length === 0) return { result: { noted: 0 }, audit: [], events: [] };
    const noted = await tx.caseWarning.createManyAndReturn({
      data: cases.flatMap((warnable) => rowsOf(warnable, leadIds, now)),
      skipDuplicates: true,
      select: { caseNumber: true, dueAt: true, passedAt: true, step: true, userId: true },
    });
    // Of several workers, and of several people to tell, the row of the step as such exists once: whoever wrote it tells.
    const missed = noted.filter(({ step, userId }) => step === 'MISSED' && userId === null);
    return {
      result: { noted: noted.filter(({ userId }) => userId !== null).length },
      audit: [],
      events: missed.map(({ caseNumber, dueAt, passedAt: at }) => ({
        name: 'case.target_missed',
        topics: ['desk'],
        payload: { number: caseNumber, dueAt: dueAt.toISOString(), at: at.toISOString() },
      })),
    };
  },
});

/** The step as such, for nobody, and the people to hear of it. Whoever took the case themselves after it saw it then. */
function rowsOf(warnable: Warnable, leadIds: readonly string[], now: Date) {
  const step = furthestStep(warnable, now);
  if (step === null) return [];
  const { number: caseNumber, assigneeId, takenAt, nextDeadline: dueAt } = warnable;
  const passed = passedAt(warnable, step);
  const sawIt = takenAt !== null && passed <= takenAt ? assigneeId : null;
  return [null, ...hearersOf(step, { assigneeId, leadIds })].map((userId) => ({
    caseNumber,
    dueAt,
    step,
    userId,
    passedAt: passed,
    notedAt: now,
    toldAt: userId === sawIt || userId === null ? now : null,
  }));
}
