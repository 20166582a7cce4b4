import 'server-only';
import { z } from 'zod';
import { requirePerson, requireRole } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import { NotFound } from '@/lib/platform/errors';

/** The person's private calendar address opens nothing any more. @throws NotFound when there is none */
export const revokeCalendarFeed = command({
  name: 'calendar_feed.revoked',
  input: z.strictObject({}),
  async run({ tx, actor }) {
    const { userId } = requirePerson(actor);
    requireRole(actor, 'CUSTOMER_ADMIN');
    const { count } = await tx.calendarFeed.deleteMany({ where: { userId } });
    if (count === 0) throw new NotFound();
    return { result: null, audit: { subjectType: 'calendar_feed', subjectId: userId }, events: [] };
  },
});
