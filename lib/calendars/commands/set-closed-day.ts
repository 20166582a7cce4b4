import 'server-only';
import { requireRole } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import { Invalid } from '@/lib/platform/errors';
import { getServiceLevelsAt } from '@/lib/service-levels/data';
import { localDate } from '@/lib/service-levels/rules/hours';
import { setClosedDayInput } from '../schema';

/** One exception for a region's date; another one for the same date replaces it. The past stays as it was. */
export const setClosedDay = command({
  name: 'closed_day.set',
  input: setClosedDayInput,
  async run({ tx, actor, now }, { region, date: text, state, name }) {
    requireRole(actor, 'OPERATIONS');
    const today = localDate(await getServiceLevelsAt(now, tx), region, now).toString();
    if (text < today) throw Invalid.field('date', 'Choose today or a day ahead.');
    const date = new Date(`${text}T00:00:00.000Z`);
    const where = { region_date: { region, date } };
    const before = await tx.closedDay.findUnique({ where });
    const after = { closed: state === 'CLOSED', name };
    await tx.closedDay.upsert({ where, create: { region, date, ...after }, update: after });
    await tx.closedDayChange.create({ data: { region, date, at: now, ...after }, select: { id: true } });
    return {
      result: { region, date: text },
      audit: { subjectType: 'closed_day', subjectId: `${region} ${text}`, before, after },
      events: [{ name: 'closed_day.set', topics: ['desk'], payload: { region, date: text } }],
    };
  },
});
