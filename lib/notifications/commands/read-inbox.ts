import 'server-only';
import { z } from 'zod';
import { requirePerson } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';

/** Everything in one's own inbox is read, up to now. */
export const readInbox = command({
  name: 'inbox.read',
  input: z.strictObject({}),
  async run({ tx, actor, now }) {
    const { userId } = requirePerson(actor);
    const { count } = await tx.inboxItem.updateMany({
      where: { userId, readAt: null, createdAt: { lte: now } },
      data: { readAt: now },
    });
    const events = count > 0 ? [{ name: 'inbox.changed', topics: [`user:${userId}`], payload: {} }] : [];
    return { result: { read: count }, audit: [], events };
  },
});
