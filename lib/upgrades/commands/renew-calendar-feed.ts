import 'server-only';
import { z } from 'zod';
import { requirePerson, requireRole } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import { digest, newSecret } from '@/lib/platform/secrets';

/** A new private calendar address for the person; the one before opens nothing from then on. It is in the result once. */
export const renewCalendarFeed = command({
  name: 'calendar_feed.renewed',
  input: z.strictObject({}),
  async run({ tx, actor, now }) {
    const { userId } = requirePerson(actor);
    requireRole(actor, 'CUSTOMER_ADMIN');
    const secret = newSecret('cut_c');
    const made = { tokenHash: digest(secret), createdAt: now };
    await tx.calendarFeed.upsert({ where: { userId }, create: { userId, ...made }, update: made });
    return {
      result: { secret },
      audit: { subjectType: 'calendar_feed', subjectId: userId },
      events: [],
    };
  },
});
