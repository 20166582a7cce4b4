import { commentOnCase } from '@/lib/cases/commands/comment-on-case';
import { jobs, mailRechecks } from '@/lib/correspondence/jobs';
import { deliverMails } from '@/lib/notifications/commands/deliver-mails';
import { db } from '@/lib/platform/db';
import type { Desk } from '../cases/support';

/** Does what the worker does with each event that the room's jobs listen for; as often as it is called. */
export async function tellAll(desk: Desk): Promise<void> {
  const events = await db.outboxEvent.findMany({
    where: { name: { in: jobs.flatMap(({ on = [] }) => [...on]) } },
    orderBy: { id: 'asc' },
  });
  for (const { id, name, payload } of events)
    for (const job of jobs.filter(({ on }) => on?.includes(name)))
      await job.handler(payload, { now: desk.clock.now(), clock: desk.clock, jobId: String(id) });
}

export const deliverAll = (desk: Desk) => deliverMails(desk.clock, mailRechecks);

export async function say(
  desk: Desk,
  who: { token: string },
  number: number,
  body: string,
  visibility: 'PUBLIC' | 'INTERNAL' = 'PUBLIC',
) {
  await commentOnCase(await desk.as(who), { number, body, visibility });
}

export async function inboxOf({ id }: { id: string }) {
  const items = await db.inboxItem.findMany({ where: { userId: id }, orderBy: { createdAt: 'asc' } });
  return items.map(({ title }) => title);
}
