import { getCalendarEntry } from '@/lib/upgrades/data/calendar';
import { calendarOf } from '@/lib/upgrades/rules/calendar';
import { text } from '../../../_lib/answer';
import { personal, serve } from '../../../_lib/serve';
import * as operations from './schema';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: personal(operations.getCalendar, async ({ actor, number, now }) => {
    const entry = await getCalendarEntry(actor.scope, number());
    const file = `upgrade-${entry.account.number}.ics`;
    return text(calendarOf({ ...entry, now }), 'text/calendar; charset=utf-8', {
      'Content-Disposition': `attachment; filename="${file}"`,
    });
  }),
});
