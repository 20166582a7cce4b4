import 'server-only';
import { requirePerson } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import { NotFound } from '@/lib/platform/errors';
import { inboxItemReference } from '../schema';

/** An item of one's own inbox is read; returns where it leads. Somebody else's is not there. */
export const readItem = command({
  name: 'inbox.read',
  input: inboxItemReference,
  async run({ tx, actor, now }, { id }) {
    const { userId } = requirePerson(actor);
    const item = await tx.inboxItem.findFirst({ where: { id, userId }, select: { href: true } });
    if (!item) throw new NotFound();
    const { count } = await tx.inboxItem.updateMany({
      where: { id, userId, readAt: null },
      data: { readAt: now },
    });
    const events = count > 0 ? [{ name: 'inbox.changed', topics: [`user:${userId}`], payload: {} }] : [];
    return { result: { href: item.href }, audit: [], events };
  },
});
