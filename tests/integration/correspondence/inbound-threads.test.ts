import { createHash } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Caught, openMailbox } from '@/tests/support/mailbox';
import { answerTo, HOST, SECRET, signed, unprovedAnswerTo } from './answers';

const mailbox = await openMailbox();
const DOMAIN = 'mail.cutover.example';
vi.stubEnv('SMTP_URL', mailbox.url);
vi.stubEnv('INBOUND_MAIL_SECRET', SECRET);
vi.stubEnv('INBOUND_MAIL_HOST', HOST);
vi.stubEnv('INBOUND_MAIL_DOMAIN', DOMAIN);
const { POST } = await import('@/app/api/inbound/mail/route');
const { systemActor } = await import('@/lib/auth/data');
const { watchCase } = await import('@/lib/correspondence/commands/watch-case');
const { resendMail } = await import('@/lib/notifications/commands/resend-mail');
const { db } = await import('@/lib/platform/db');
const { closeMailer } = await import('@/lib/platform/mailer');
const { resetDatabase } = await import('@/tests/support/database');
const { createPerson } = await import('@/tests/support/fixtures');
const { aDesk, file, technical, timeline } = await import('../cases/support');
const { deliverAll, inboxOf, say, tellAll } = await import('./support');

/** Whom our mails are from, and whom many mail programs answer to. */
const FROM = 'cutover@localhost';
const NOT_GIVEN = 'Its address, or the mail that it answers, was not given to this sender.';
let desk: Awaited<ReturnType<typeof aDesk>>;
let number: number;
beforeEach(async () => {
  await resetDatabase();
  mailbox.caught.length = 0;
  desk = await aDesk();
  ({ number } = await file(desk, technical(desk)));
});
afterAll(async () => {
  closeMailer();
  await mailbox.close();
});

/** The latest mail that reached this person. */
async function mailTo(person: { email: string }): Promise<Caught> {
  await tellAll(desk);
  await deliverAll(desk);
  const mail = mailbox.caught.findLast(({ recipients }) => recipients.includes(person.email));
  if (!mail) throw new Error(`No mail reached ${person.email}.`);
  return mail;
}

async function mailOfAReply(to: { email: string } = desk.admin): Promise<Caught> {
  await say(desk, desk.agent, number, 'Which phone is it?');
  return mailTo(to);
}

async function mailOfANote(): Promise<Caught> {
  await say(desk, desk.agent, number, `Line is dead, @${desk.lead.name}?`, 'INTERNAL');
  return mailTo(desk.lead);
}

const post = async (raw: Buffer) => expect((await POST(signed(raw))).status).toBe(202);
const comments = async () => (await timeline(desk, number)).filter(({ type }) => type === 'comment');
const fates = async () =>
  (await db.inboundMail.findMany({ orderBy: { receivedAt: 'asc' } })).map(({ state, reason }) => [
    state,
    reason,
  ]);

async function expectRefused(raw: Buffer, reason = NOT_GIVEN) {
  const before = await comments();
  await post(raw);
  expect((await fates()).at(-1)).toEqual(['refused', reason]);
  expect(await comments()).toEqual(before);
}

describe('an answer to whom the mail is from', () => {
  it.each([FROM, `anything@${DOMAIN}`])(
    'is its sender’s reply, by the mail that it answers: to %s',
    async (to) => {
      const mail = await mailOfAReply();
      expect(mail.from?.value[0]?.address).toBe(FROM);
      await post(await answerTo(mail, desk.admin.email, 'The grey one.', { to }));
      expect((await comments()).at(-1)).toMatchObject({
        visibility: 'PUBLIC',
        body: 'The grey one.',
        actor: { name: desk.admin.name, role: 'CUSTOMER' },
      });
      expect(await fates()).toEqual([['accepted', null]]);
    },
  );

  it('is known by any mail of the conversation, and by one that was sent again', async () => {
    const mail = await mailOfAReply();
    const references = `<case-${number}@localhost> ${mail.messageId} <own@customer.example>`;
    const given = { to: FROM, inReplyTo: '<own@customer.example>', references };
    await post(await answerTo(mail, desk.admin.email, 'By a reference.', given));
    const { id } = await db.mail.findFirstOrThrow({ where: { userId: desk.admin.id } });
    await resendMail({ actor: systemActor, clock: desk.clock, requestId: 'test' }, { id });
    const again = await mailTo(desk.admin);
    expect(again.messageId).not.toBe(mail.messageId);
    await post(await answerTo(again, desk.admin.email, 'To the second one.', { to: FROM }));
    await post(await answerTo(mail, desk.admin.email, 'To the first one.', { to: FROM }));
    expect((await comments()).map(({ body }) => body).slice(1)).toEqual([
      'By a reference.',
      'To the second one.',
      'To the first one.',
    ]);
  });

  it('counts for nothing when it came to an address that is not ours', async () => {
    const mail = await mailOfAReply();
    const raw = await answerTo(mail, desk.admin.email, 'Elsewhere.', { to: `case@not-${DOMAIN}.example` });
    await expectRefused(raw, 'It was not sent to the address of a case.');
  });

  it('counts for nothing when nothing proves who sent it: it is not even a note, and nobody hears of it', async () => {
    const raw = await unprovedAnswerTo(await mailOfAReply(), desk.admin.email, 'Forged.', { to: FROM });
    const told = await inboxOf(desk.admin);
    await expectRefused(raw, 'It was not sent to the address of a case.');
    await tellAll(desk);
    expect(await inboxOf(desk.admin)).toEqual(told);
  });

  it('counts for nothing by a Message-ID of somebody else, of the same account or not', async () => {
    const colleague = await createPerson('CUSTOMER_ADMIN', { accounts: [desk.account.number] });
    const mail = await mailOfAReply();
    for (const { email } of [colleague, desk.stranger, desk.agent])
      await expectRefused(await answerTo(mail, email, 'Mine now.', { to: FROM }));
  });

  it('counts for nothing by a Message-ID that was made up, or of a mail that has not gone out', async () => {
    const mail = await mailOfAReply();
    await say(desk, desk.agent, number, 'Not delivered yet.');
    await tellAll(desk);
    const { occasion } = await db.mail.findFirstOrThrow({ where: { sentAt: null } });
    const mark = createHash('sha256').update(occasion).digest('hex').slice(0, 40);
    const forged = [`<${mark}@localhost>`, `<${'0'.repeat(40)}@localhost>`, `<case-${number}@localhost>`];
    forged.push(mail.messageId?.replace('localhost', 'elsewhere.example') ?? '');
    for (const id of forged)
      await expectRefused(
        await answerTo(mail, desk.admin.email, 'Let me in.', { to: FROM, inReplyTo: id, references: id }),
      );
  });

  it('counts for nothing once they lost the account, nor when it answers mails of two cases', async () => {
    const mail = await mailOfAReply();
    const other = await file(desk, technical(desk));
    await say(desk, desk.agent, other.number, 'And here?');
    const second = await mailTo(desk.admin);
    const both = { to: FROM, references: `${second.messageId} ${mail.messageId}` };
    await expectRefused(await answerTo(mail, desk.admin.email, 'Which?', both));
    await db.membership.deleteMany({ where: { userId: desk.admin.id } });
    await expectRefused(
      await answerTo(mail, desk.admin.email, 'Still me.', { to: FROM }),
      'The sender has no business with the case any more.',
    );
  });
});

describe('an answer to the mail of a note', () => {
  it('is a note, to whom the mail is from as well', async () => {
    await post(await answerTo(await mailOfANote(), desk.lead.email, 'canary-note', { to: FROM }));
    expect((await comments()).at(-1)).toMatchObject({ visibility: 'INTERNAL', body: 'canary-note' });
    expect(JSON.stringify(await timeline(desk, number, desk.admin))).not.toContain('canary-note');
    await tellAll(desk);
    expect(await inboxOf(desk.admin)).toEqual([]);
  });

  it('is a note also at an address for replies, and when a reply is named beside it', async () => {
    await watchCase(await desk.as(desk.lead), { number, watching: true });
    const reply = await mailOfAReply(desk.lead);
    const note = await mailOfANote();
    expect(reply.replyTo?.text).toMatch(/^case\+\d+\.p\./);
    const to = reply.replyTo?.text ?? '';
    await post(await answerTo(note, desk.lead.email, 'canary-note one', { to }));
    const references = `${note.messageId} ${reply.messageId}`;
    await post(await answerTo(reply, desk.lead.email, 'canary-note two', { to: FROM, references }));
    await post(await answerTo(reply, desk.lead.email, 'For everybody.', { to: FROM }));
    expect((await comments()).slice(-3).map(({ visibility }) => visibility)).toEqual([
      'INTERNAL',
      'INTERNAL',
      'PUBLIC',
    ]);
    expect(JSON.stringify(await timeline(desk, number, desk.admin))).not.toContain('canary-note');
  });

  it('is nothing once its sender is of the staff no more', async () => {
    const mail = await mailOfANote();
    await db.user.update({ where: { id: desk.lead.id }, data: { role: 'CUSTOMER_ADMIN' } });
    await db.membership.create({ data: { userId: desk.lead.id, accountNumber: desk.account.number } });
    await expectRefused(
      await answerTo(mail, desk.lead.email, 'As a customer.', { to: FROM }),
      'The sender has no business with the case any more.',
    );
  });
});
