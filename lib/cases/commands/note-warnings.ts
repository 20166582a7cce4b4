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
    const cases = await listWarnable(tx, now, open);
    if (cases.length === 0) return { result: { noted: 0 }, audit: [], events: [] };
    const leads = await tx.user.findMany({ where: { role: 'LEAD', disabledAt: null }, select: { id: true } });
    const leadIds = leads.map(({ id }) => id);
    const data = cases.flatMap((warnable) => rowsOf(warnable, leadIds, now));
    const { count } = await tx.caseWarning.createMany({ data, skipDuplicates: true });
    const missed = data.filter(({ step }) => step === 'MISSED');
    const events = [...new Map(missed.map((row) => [row.caseNumber, row])).values()];
    return {
      result: { noted: count },
      audit: [],
      events: events.map(({ caseNumber, dueAt, passedAt: at }) => ({
        name: 'case.target_missed',
        topics: ['desk'],
        payload: { number: caseNumber, dueAt: dueAt.toISOString(), at: at.toISOString() },
      })),
    };
  },
});

function rowsOf(warnable: Warnable, leadIds: readonly string[], now: Date) {
  const step = furthestStep(warnable, now);
  if (step === null) return [];
  const { number: caseNumber, assigneeId, nextDeadline: dueAt } = warnable;
  const hearers: (string | null)[] = hearersOf(step, { assigneeId, leadIds });
  const passed = passedAt(warnable, step);
  return (hearers.length > 0 ? hearers : [null]).map((userId) => ({
    caseNumber,
    dueAt,
    step,
    userId,
    passedAt: passed,
    notedAt: now,
    toldAt: userId === null ? now : null,
  }));
}
