import { describe, expect, it } from 'vitest';
import { notifyPeople } from '@/lib/notifications/commands/notify-people';
import { transaction } from '@/lib/platform/command';
import { db } from '@/lib/platform/db';
import { createPerson, NOON } from '../../support/fixtures';

const message = (occasion: string) => ({
  occasion,
  kind: 'case',
  title: 'Request 1042 is done',
  text: 'All three users are set up.\n\nSay so if something is missing.',
  href: '/cases/1042',
});

const events = () => db.outboxEvent.findMany({ where: { name: 'inbox.changed' }, orderBy: { id: 'asc' } });

describe('telling people', () => {
  it('writes one inbox item and one mail each, however often and from however many sides at once', async () => {
    const people = await Promise.all([createPerson('AGENT'), createPerson('AGENT')]);
    const to = people.map(({ id, email }) => ({ userId: id, email }));
    const tell = () => transaction((tx) => notifyPeople(tx, message('case:1'), to, NOON, { mail: true }));
    await Promise.all([tell(), tell(), tell()]);
    await tell();
    expect(await db.inboxItem.count({ where: { occasion: 'case:1' } })).toBe(2);
    const mails = await db.mail.findMany({ where: { occasion: { startsWith: 'case:1:' } } });
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual(to.map(({ email }) => email).sort());
    expect(mails[0]?.text).toContain('All three users are set up.');
    expect(mails[0]?.text).toContain('/cases/1042');
    const topics = (await events()).flatMap((event) => event.topics);
    expect(topics.sort()).toEqual(people.map(({ id }) => `user:${id}`).sort());
  });

  it('writes no mail unless asked, and nothing when the change is rolled back', async () => {
    const { id, email } = await createPerson('LEAD');
    const to = [{ userId: id, email }];
    await transaction((tx) => notifyPeople(tx, message('case:2'), to, NOON, { mail: false }));
    expect(await db.mail.count({ where: { recipient: email } })).toBe(0);
    const failing = transaction(async (tx) => {
      await notifyPeople(tx, message('case:3'), to, NOON, { mail: true });
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect(await db.inboxItem.findMany({ where: { userId: id }, select: { occasion: true } })).toEqual([
      { occasion: 'case:2' },
    ]);
  });

  it('puts no line break of a title into a subject, and mails only to one plain address', async () => {
    const { id } = await createPerson('LEAD');
    const title = 'Done\r\nBcc: eve@elsewhere.example';
    const addresses = [
      'a@b.example, eve@elsewhere.example',
      'Eve <eve@elsewhere.example>',
      'eve',
      'a\n@b.example',
    ];
    for (const [index, email] of addresses.entries())
      await notifyPeople(db, { ...message(`case:odd:${index}`), title }, [{ userId: id, email }], NOON, {
        mail: true,
      });
    const mails = await db.mail.findMany({ where: { occasion: { startsWith: 'case:odd' } } });
    expect(mails.map(({ state }) => state)).toEqual(addresses.map(() => 'rejected'));
    expect(new Set(mails.map(({ subject }) => subject))).toEqual(
      new Set(['Done Bcc: eve@elsewhere.example']),
    );
  });
});
