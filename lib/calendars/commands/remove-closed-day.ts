import 'server-only';
import { requireRole } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import { Conflict, NotFound } from '@/lib/platform/errors';
import { getServiceLevelsAt } from '@/lib/service-levels/data';
import { localDate } from '@/lib/service-levels/rules/hours';
import { closedDayReference } from '../schema';

/** The rule counts again for this date. @throws Conflict `over` for a day that has passed */
export const removeClosedDay = command({
  name: 'closed_day.removed',
  input: closedDayReference,
  async run({ tx, actor, now }, { region, date }) {
    requireRole(actor, 'OPERATIONS');
    if (date < localDate(await getServiceLevelsAt(now, tx), region, now).toString())
      throw new Conflict('This day is over: deadlines were counted by it. Nothing was changed.', 'over');
    const where = { region, date: new Date(`${date}T00:00:00.000Z`) };
    const before = await tx.closedDay.findFirst({ where });
    const { count } = await tx.closedDay.deleteMany({ where });
    if (!before || count === 0) throw new NotFound();
    await tx.closedDayChange.create({
      data: { ...where, at: now, closed: null, name: before.name },
      select: { id: true },
    });
    return {
      result: { region, date },
      audit: { subjectType: 'closed_day', subjectId: `${region} ${date}`, before },
      events: [{ name: 'closed_day.removed', topics: ['desk'], payload: { region, date } }],
    };
  },
});
