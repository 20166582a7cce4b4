import 'server-only';
import { requirePerson } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import { setTimeZoneInput } from '../schema';

/** The zone in which a person reads times, beside the account's own. */
export const setTimeZone = command({
  name: 'person.time_zone_set',
  input: setTimeZoneInput,
  async run({ tx, actor }, { timeZone }) {
    const { userId, timeZone: before } = requirePerson(actor);
    await tx.user.update({ where: { id: userId }, data: { timeZone } });
    return {
      result: { timeZone },
      audit: { subjectType: 'person', subjectId: userId, before: { timeZone: before }, after: { timeZone } },
      events: [],
    };
  },
});
