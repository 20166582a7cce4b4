import { describe, expect, it, vi } from 'vitest';

vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:9');
const { notifyPeople } = await import('@/lib/notifications/commands/notify-people');
const { readInbox } = await import('@/lib/notifications/commands/read-inbox');
const { readItem } = await import('@/lib/notifications/commands/read-item');
const { resendMail } = await import('@/lib/notifications/commands/resend-mail');
const { retryMail } = await import('@/lib/notifications/commands/retry-mail');
const { countUnread, listInbox } = await import('@/lib/notifications/data/inbox');
const { listMails } = await import('@/lib/notifications/data/mails');
const { db } = await import('@/lib/platform/db');
const { Conflict, Forbidden, NotFound } = await import('@/lib/platform/errors');
const { contextFor, createPerson, NOON } = await import('../../support/fixtures');

async function told(count: number, mail = false) {
  const person = await createPerson('CUSTOMER_ADMIN');
  for (let i = 0; i < count; i += 1)
    await notifyPeople(
      db,
      {
        occasion: `o:${person.id}:${i}`,
        kind: 'test',
        title: `Item ${i}`,
        text: 'Text.',
        href: `/cases/${i}`,
      },
      [{ userId: person.id, email: person.email }],
      new Date(NOON.getTime() - i * 1000),
      { mail },
    );
  return person;
}

describe('the inbox', () => {
  it('counts to ten, pages newest first, and is read one by one or all at once', async () => {
    const person = await told(35);
    const ctx = await contextFor(person);
    expect(await countUnread(person.id)).toBe(10);
    const first = await listInbox(person.id);
    const second = await listInbox(person.id, first.nextCursor ?? undefined);
    const titles = [...first.items, ...second.items].map(({ title }) => title);
    expect(titles).toEqual(Array.from({ length: 35 }, (_, i) => `Item ${i}`));
    expect(second.nextCursor).toBeNull();
    expect(await readItem(ctx, { id: first.items[3]?.id })).toEqual({ href: '/cases/3' });
    expect(await readInbox(ctx, {})).toEqual({ read: 34 });
    expect(await readInbox(ctx, {})).toEqual({ read: 0 });
    expect(await countUnread(person.id)).toBe(0);
  });

  it('is one’s own: somebody else’s item is not there, and stays unread', async () => {
    const person = await told(1);
    const other = await contextFor(await createPerson('OPERATIONS'));
    const [item] = (await listInbox(person.id)).items;
    await expect(readItem(other, { id: item?.id })).rejects.toThrow(NotFound);
    await readInbox(other, {});
    expect(await countUnread(person.id)).toBe(1);
  });
});

describe('mails in the hands of operations', () => {
  it('are found by state and recipient, tried at once, and sent again with another Message-ID', async () => {
    const person = await told(2, true);
    const ctx = await contextFor(await createPerson('OPERATIONS'));
    const { mails } = await listMails({ state: 'queued', q: person.email.slice(0, 9) });
    const id = mails.find(({ recipient }) => recipient === person.email)?.id;
    await retryMail(ctx, { id });
    await expect(resendMail(ctx, { id })).rejects.toThrow(Conflict);
    await db.mail.update({ where: { id: id ?? '' }, data: { state: 'sent' } });
    await expect(retryMail(ctx, { id })).rejects.toThrow(Conflict);
    await resendMail(ctx, { id });
    expect(await db.mail.findUnique({ where: { id: id ?? '' } })).toMatchObject({
      state: 'queued',
      resends: 1,
    });
    const audits = await db.auditEntry.findMany({ where: { subjectId: id ?? '' }, orderBy: { id: 'asc' } });
    expect(audits.map(({ action }) => action)).toEqual(['mail.retried', 'mail.resent']);
  });

  it.each(['CUSTOMER_ADMIN', 'AGENT', 'LEAD'] as const)('are not for %s', async (role) => {
    const ctx = await contextFor(await createPerson(role));
    const id = crypto.randomUUID();
    await expect(retryMail(ctx, { id })).rejects.toThrow(Forbidden);
    await expect(resendMail(ctx, { id })).rejects.toThrow(Forbidden);
  });
});
