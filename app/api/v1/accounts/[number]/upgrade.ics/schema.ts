import { z } from 'zod';
import { operation } from '../../../_lib/operation';

export const getCalendar = operation({
  id: 'getCalendar',
  method: 'GET',
  path: '/accounts/{number}/upgrade.ics',
  tag: 'Upgrades',
  summary: 'The lockout window as iCalendar',
  who: ['CUSTOMER_ADMIN'],
  answers: {
    200: {
      description: 'A calendar with the window; with METHOD:CANCEL when its date was withdrawn.',
      schema: z.string(),
      contentType: 'text/calendar',
    },
  },
});
