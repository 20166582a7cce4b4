import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openMailbox } from '@/tests/support/mailbox';
import { answerTo, HOST, passed, SECRET, signed, unprovedAnswerTo } from './answers';

const mailbox = await openMailbox();
const dataDir = mkdtempSync(join(tmpdir(), 'inbound-'));
vi.stubEnv('SMTP_URL', mailbox.url);
vi.stubEnv('INBOUND_MAIL_SECRET', SECRET);
vi.stubEnv('INBOUND_MAIL_HOST', HOST);
vi.stubEnv('DATA_DIR', dataDir);
const { POST } = await import('@/app/api/inbound/mail/route');
const { assignCase } = await import('@/lib/cases/commands/assign-case');
const { closeCase } = await import('@/lib/cases/commands/close-case');
const { resolveCase } = await import('@/lib/cases/commands/resolve-case');
const { receiveMail } = await import('@/lib/correspondence/commands/receive-mail');
const { listRefusedMails } = await import('@/lib/correspondence/data/refused-mails');
const { removeOldMails } = await import('@/lib/correspondence/commands/remove-old-mails');
const { db } = await import('@/lib/platform/db');
const { log } = await import('@/lib/platform/log');
const { closeMailer } = await import('@/lib/platform/mailer');
const { resetDatabase } = await import('@/tests/support/database');
const { aDesk, file, technical, timeline } = await import('../cases/support');
const { deliverAll, inboxOf, say, tellAll } = await import('./support');

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
  rmSync(dataDir, { recursive: true });
});

/** The mail that reached this person, as their mail program has it. */
async function mailTo(person: { email: string }) {
  await tellAll(desk);
  await deliverAll(desk);
  const mail = mailbox.caught.find(({ recipients }) => recipients.includes(person.email));
  if (!mail) throw new Error(`No mail reached ${person.email}.`);
  return mail;
}
const post = async (body: Buffer | string, secret?: string, type?: string) =>
  (await POST(signed(body, secret, type))).status;
const comments = async () => (await timeline(desk, number)).filter(({ type }) => type === 'comment');
const states = async () =>
  (await db.inboundMail.findMany({ orderBy: { receivedAt: 'asc' } })).map(({ state, reason }) => [
    state,
    reason,
  ]);

describe('a customer’s answer to the mail they got (takeMail, readLetter, receiveMail)', () => {
  beforeEach(() => say(desk, desk.agent, number, 'Which phone is it?'));

  it('becomes their public reply, without what it quotes, and goes on to the assignee', async () => {
    await assignCase(await desk.as(desk.agent), { number, assignee: 'me' });
    const mail = await mailTo(desk.admin);
    expect(mail.inReplyTo).toBe(`<case-${number}@localhost>`);
    expect(await post(await answerTo(mail, desk.admin.email, 'The one in the hall.\nIt is grey.'))).toBe(202);
    expect((await comments()).at(-1)).toMatchObject({
      visibility: 'PUBLIC',
      body: 'The one in the hall.\nIt is grey.',
      actor: { name: desk.admin.name, role: 'CUSTOMER' },
    });
    expect(await states()).toEqual([['accepted', null]]);
    await tellAll(desk);
    expect(await inboxOf(desk.agent)).toEqual([`${desk.admin.name} replied to ${number}: No ringing tone`]);
    const audit = await db.auditEntry.findMany({ where: { action: 'case.commented', via: 'mail' } });
    expect(audit.map(({ actorId }) => actorId)).toEqual([desk.admin.id]);
  });

  it('is one reply however often and from however many sides the same mail comes', async () => {
    const raw = await answerTo(await mailTo(desk.admin), desk.admin.email, 'The grey one.');
    const json = JSON.stringify({ raw: raw.toString() });
    const sent = [post(raw), post(raw), post(json, SECRET, 'application/json')];
    expect(await Promise.all(sent)).toEqual([202, 202, 202]);
    expect(await post(raw)).toBe(202);
    expect(await comments()).toHaveLength(2);
    expect(await states()).toEqual([['accepted', null]]);
  });

  it('brings its files with it, and names those that could not be taken', async () => {
    const attachments = [
      { filename: 'log.txt', content: 'no tone at 10:02' },
      { filename: 'tool.exe', content: 'MZ\u0000\u0001' },
    ];
    const mail = await mailTo(desk.admin);
    await post(await answerTo(mail, desk.admin.email, 'See the log.', { attachments }));
    const events = await timeline(desk, number, desk.admin);
    expect(events.filter(({ type }) => type === 'attachment_added').map(({ data }) => data.name)).toEqual([
      'log.txt',
    ]);
    expect(events.at(-1)?.body).toContain('Not taken from this mail: tool.exe.');
  });

  it('with more parts than anybody sends is taken with the first of them', async () => {
    const attachments = Array.from({ length: 60 }, (_, index) => ({
      filename: `${index}\u202E😀.txt`,
      content: `part ${index}`,
    }));
    const mail = await mailTo(desk.admin);
    expect(await post(await answerTo(mail, desk.admin.email, 'All of it.', { attachments }))).toBe(202);
    const events = await timeline(desk, number, desk.admin);
    expect(events.filter(({ type }) => type === 'attachment_added')).toHaveLength(50);
    expect(events.at(-1)?.body).toMatch(/^Not taken from this mail: 50/);
  });

  it('from somebody else is refused and kept: an address counts for its own person alone', async () => {
    const mail = await mailTo(desk.admin);
    for (const from of [desk.stranger.email, desk.agent.email, 'eve@elsewhere.example'])
      expect(await post(await answerTo(mail, from, 'Give me the account.'))).toBe(202);
    expect(await comments()).toHaveLength(1);
    expect((await states()).map(([state]) => state)).toEqual(['refused', 'refused', 'refused']);
    const kept = JSON.stringify(await db.inboundMail.findMany());
    expect(kept).not.toContain('Give me the account');
    expect(await inboxOf(desk.stranger)).toEqual([]);
  });

  it('with a changed case number, or from two senders at once, is refused', async () => {
    const mail = await mailTo(desk.admin);
    const other = await file(desk, technical(desk));
    const raw = (await answerTo(mail, desk.admin.email, 'Elsewhere.')).toString();
    await post(raw.replaceAll(`case+${number}.`, `case+${other.number}.`));
    await post(raw.replace(/^From: .*$/m, `From: ${desk.admin.email}, ${desk.stranger.email}`));
    await post(raw.replaceAll('.p.', '.n.').replace(/^Message-ID: .*$/im, 'Message-ID: <third@x.example>'));
    expect(await comments()).toHaveLength(1);
    expect((await states()).map(([state]) => state)).toEqual(['refused', 'refused', 'refused']);
  });

  it('is refused once they lost the account, and once they are disabled', async () => {
    const mail = await mailTo(desk.admin);
    await db.membership.deleteMany({ where: { userId: desk.admin.id } });
    await post(await answerTo(mail, desk.admin.email, 'Still me.'));
    await db.user.update({ where: { id: desk.admin.id }, data: { disabledAt: new Date() } });
    await post(await answerTo(mail, desk.admin.email, 'Still me.'));
    expect(await comments()).toHaveLength(1);
    expect(await inboxOf(desk.admin)).toHaveLength(1);
  });

  it('on a case that is over is not taken, and its writer is told so, once', async () => {
    const mail = await mailTo(desk.admin);
    await resolveCase(await desk.as(desk.agent), { number });
    await closeCase(await desk.as(desk.agent), { number });
    const raw = await answerTo(mail, desk.admin.email, 'One more thing.');
    await post(raw);
    await post(raw);
    expect(await states()).toEqual([['refused', 'This case is over: nothing can be added to it.']]);
    const told = (await inboxOf(desk.admin)).filter((title) => title.startsWith('Your mail'));
    expect(told).toEqual([`Your mail did not reach case ${number}`]);
  });

  it.each([
    ['an out-of-office answer', { 'Auto-Submitted': 'auto-replied' }],
    ['a list', { Precedence: 'bulk' }],
    ['a delivery report', { 'Return-Path': '<>' }],
  ])('by a machine is ignored: %s', async (_, headers) => {
    const mail = await mailTo(desk.admin);
    expect(await post(await answerTo(mail, desk.admin.email, 'I am away.', { headers }))).toBe(202);
    expect(await comments()).toHaveLength(1);
    expect(await states()).toEqual([['ignored', 'Written by a machine.']]);
  });

  it('with nothing of their own in it is not taken', async () => {
    await post(await answerTo(await mailTo(desk.admin), desk.admin.email, ''));
    expect(await comments()).toHaveLength(1);
    expect((await states()).map(([state]) => state)).toEqual(['refused']);
  });
});

describe('a mail to the right address whose sender nothing proves (readEnvelope, judgeMail)', () => {
  beforeEach(() => say(desk, desk.agent, number, 'Which phone is it?'));
  const forged = (from: string) =>
    `Authentication-Results: ${HOST}; dmarc=pass header.from=${from.split('@')[1]}`;

  async function expectKept(raw: Buffer | string, type?: string) {
    expect(await post(raw, SECRET, type)).toBe(202);
    expect((await states()).map(([state]) => state)).toEqual(['unverified']);
    const last = (await comments()).at(-1);
    expect(last).toMatchObject({ visibility: 'INTERNAL', actor: { role: 'SYSTEM' } });
    expect(last?.body).toContain('Unverified mail');
    expect(last?.body).toContain('canary-forged');
  }

  it('is a note for staff, says so, and is never the customer’s word', async () => {
    await assignCase(await desk.as(desk.agent), { number, assignee: 'me' });
    const mail = await mailTo(desk.admin);
    const attachments = [{ filename: 'log.txt', content: 'x' }];
    const text = `canary-forged @${desk.lead.name}`;
    await expectKept(await unprovedAnswerTo(mail, desk.admin.email, text, { attachments }));
    expect((await comments()).at(-1)?.body).toContain('Files in it, not kept: 1.');
    expect(await db.attachment.count()).toBe(0);
    expect(JSON.stringify(await timeline(desk, number, desk.admin))).not.toContain('canary-forged');
    const sent = mailbox.caught.length;
    await tellAll(desk);
    await deliverAll(desk);
    // The assignee hears of it; whoever is named in it does not, and neither does the person it says it is from.
    expect(await inboxOf(desk.agent)).toHaveLength(1);
    expect(await inboxOf(desk.lead)).toEqual([]);
    expect(mailbox.caught.slice(sent).flatMap(({ recipients }) => recipients)).toEqual([desk.agent.email]);
    expect((await listRefusedMails()).map(({ reason }) => reason)).toEqual([
      'Nothing proves who sent it. It is a note on the case, for staff.',
    ]);
  });

  it.each([
    [
      'below the host’s own',
      (from: string) =>
        `Authentication-Results: ${HOST}; dmarc=fail header.from=${from.split('@')[1]}\r\n${forged(from)}`,
    ],
    ['by another host', (from: string) => forged(from).replace(HOST, 'mx.evil.example')],
    ['for another domain', () => forged('eve@evil.example')],
    [
      'in a value that the sender chose',
      (from: string) =>
        `Authentication-Results: ${HOST}; spf=pass smtp.mailfrom="x; dmarc=pass header.from=${from.split('@')[1]}"@evil.example`,
    ],
    ['of SPF alone', (from: string) => `Authentication-Results: ${HOST}; spf=pass smtp.mailfrom=${from}`],
    [
      'of another domain’s signature',
      () => `Authentication-Results: ${HOST}; dkim=pass header.d=evil.example`,
    ],
  ])('is none the better for a verdict %s', async (_, header) => {
    const raw = await unprovedAnswerTo(await mailTo(desk.admin), desk.admin.email, 'canary-forged');
    await expectKept(Buffer.concat([Buffer.from(`${header(desk.admin.email)}\r\n`), raw]));
  });

  it('is believed by what the provider’s JSON says, and only for the domain it names', async () => {
    const raw = (
      await unprovedAnswerTo(await mailTo(desk.admin), desk.admin.email, 'canary-forged')
    ).toString();
    const from = desk.admin.email.split('@')[1];
    const second = raw.replace(/^Message-ID: .*$/im, 'Message-ID: <second@x.example>');
    const failed = { from, dmarc: 'fail', dkim: [{ domain: from, result: 'pass' }] };
    await expectKept(JSON.stringify({ raw, authentication: failed }), 'application/json');
    const good = { from, dkim: [{ domain: from, result: 'pass' }] };
    await post(JSON.stringify({ raw: second, authentication: good }), SECRET, 'application/json');
    expect((await comments()).at(-1)).toMatchObject({ visibility: 'PUBLIC', body: 'canary-forged' });
  });

  it('reaches no case that is over, and tells nobody', async () => {
    const raw = await unprovedAnswerTo(await mailTo(desk.admin), desk.admin.email, 'canary-forged');
    await resolveCase(await desk.as(desk.agent), { number });
    await closeCase(await desk.as(desk.agent), { number });
    const [before, told] = [await comments(), await inboxOf(desk.admin)];
    await post(raw);
    expect(await comments()).toEqual(before);
    expect(await inboxOf(desk.admin)).toEqual(told);
    expect((await states()).map(([state]) => state)).toEqual(['refused']);
  });
});

describe('an address for answers', () => {
  it('ends 90 days after its case was closed, for notes as well', async () => {
    await say(desk, desk.agent, number, `Line is dead, @${desk.lead.name}?`, 'INTERNAL');
    const mail = await mailTo(desk.lead);
    await say(desk, desk.agent, number, 'It is fixed.');
    await resolveCase(await desk.as(desk.agent), { number });
    await closeCase(await desk.as(desk.agent), { number });
    await post(await answerTo(mail, desk.lead.email, 'Within the time.'));
    expect((await comments()).at(-1)?.body).toBe('Within the time.');
    const before = new Date(Date.now() - 91 * 86_400_000);
    await db.case.update({ where: { number }, data: { closedAt: before } });
    await post(await answerTo(mail, desk.lead.email, 'After it.'));
    expect((await comments()).at(-1)?.body).toBe('Within the time.');
    expect((await states()).at(-1)).toEqual(['refused', 'The case was closed more than 90 days ago.']);
  });
});

describe('what is taken apart', () => {
  /** Nested multiparts, each in the one before. */
  function nested(depth: number): string {
    const open = Array.from(
      { length: depth },
      (_, at) => `--b${at}\r\nContent-Type: multipart/mixed; boundary=b${at + 1}\r\n\r\n`,
    );
    return `Content-Type: multipart/mixed; boundary=b0\r\n\r\n${open.join('')}--b${depth}\r\n\r\nx`;
  }
  const tooMany = `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(300)}--b--`;

  it.each([
    ['parts in parts', nested(300)],
    ['parts side by side', tooMany],
  ])('of too many %s is refused, and its sender is told', async (_, body) => {
    await say(desk, desk.agent, number, 'Which phone is it?');
    const { replyTo } = await mailTo(desk.admin);
    const head = `${passed(desk.admin.email)}From: ${desk.admin.email}\r\nTo: ${replyTo?.text}\r\n`;
    expect(await post(`${head}${body}`)).toBe(202);
    expect(await states()).toEqual([['refused', 'The mail is built as no mail program builds one.']]);
    expect(await inboxOf(desk.admin)).toContain(`Your mail did not reach case ${number}`);
  });

  it('is no body of a mail to an address that is not ours', async () => {
    const warned = vi.spyOn(log, 'warn');
    const head = `${passed(desk.admin.email)}From: ${desk.admin.email}\r\nTo: a@b.example\r\n`;
    expect(await post(`${head}${tooMany}`)).toBe(202);
    expect(await states()).toEqual([['refused', 'It was not sent to the address of a case.']]);
    expect(warned.mock.calls.map(([, message]) => message)).not.toContain('inbound.body_not_read');
    warned.mockRestore();
  });

  it('has a head of a bounded length', async () => {
    expect(await post(`From: eve@elsewhere.example\r\nX: ${'x'.repeat(300_000)}\r\n\r\nx`)).toBe(202);
    expect(await states()).toEqual([['refused', 'It does not name one sender.']]);
  });
});

describe('a member of staff who answers a note by mail', () => {
  it('writes an internal note, and never a reply that the customer sees', async () => {
    await say(desk, desk.agent, number, `Line is dead, @${desk.lead.name}?`, 'INTERNAL');
    const mail = await mailTo(desk.lead);
    expect(mail.replyTo?.text).toMatch(/^case\+\d+\.n\./);
    const raw = (await answerTo(mail, desk.lead.email, 'canary-note: yes, replace it.')).toString();
    await post(raw);
    await post(raw.replaceAll('.n.', '.p.').replace(/^Message-ID: .*$/im, 'Message-ID: <second@x.example>'));
    expect((await comments()).map(({ visibility }) => visibility)).toEqual(['INTERNAL', 'INTERNAL']);
    expect(JSON.stringify(await timeline(desk, number, desk.admin))).not.toContain('canary-note');
    await tellAll(desk);
    expect(await inboxOf(desk.admin)).toEqual([]);
  });

  it('writes nothing once they are no longer of the staff', async () => {
    await say(desk, desk.agent, number, `@${desk.lead.name}`, 'INTERNAL');
    const mail = await mailTo(desk.lead);
    await db.user.update({ where: { id: desk.lead.id }, data: { role: 'CUSTOMER_ADMIN' } });
    await post(await answerTo(mail, desk.lead.email, 'Now as a customer.'));
    expect(await comments()).toHaveLength(1);
  });
});

describe('the door for mails', () => {
  it('takes only what the provider signed a moment ago', async () => {
    expect(await post('From: a@b.example', `whsec_${randomBytes(32).toString('base64')}`)).toBe(401);
    const old = signed('From: a@b.example');
    old.headers.set('webhook-timestamp', String(Math.floor(Date.now() / 1000) - 3_600));
    expect((await POST(old)).status).toBe(401);
    const changed = signed('From: a@b.example');
    const body = new Request(changed, { body: 'From: eve@b.example' });
    expect((await POST(body)).status).toBe(401);
    expect(await db.inboundMail.count()).toBe(0);
  });

  it('does not read on what comes unsigned again and again, and still takes the provider’s from elsewhere', async () => {
    const from = (body: string, origin: string, secret?: string) => {
      const request = signed(body, secret);
      request.headers.set('x-forwarded-for', origin);
      return POST(request);
    };
    const wrong = `whsec_${randomBytes(32).toString('base64')}`;
    for (let time = 0; time < 100; time += 1)
      expect((await from('x', '203.0.113.9', wrong)).status).toBe(401);
    const refused = await from('x', '203.0.113.9', wrong);
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect(refused.bodyUsed).toBe(false);
    expect((await from('From: a@b.example\r\n\r\nx', '198.51.100.1')).status).toBe(202);
  });

  it('takes no mail above 12 MiB', async () => {
    expect(await post('x'.repeat(12 * 1_048_576 + 1))).toBe(413);
  });

  it('forgets who wrote after 90 days', async () => {
    await post('From: a@b.example\r\n\r\nHello');
    await db.inboundMail.updateMany({ data: { receivedAt: desk.clock.now() } });
    desk.clock.advance(90 * 86_400_000);
    expect(await removeOldMails(desk.clock.now())).toEqual({ removed: 0 });
    desk.clock.advance(1);
    expect(await removeOldMails(desk.clock.now())).toEqual({ removed: 1 });
  });

  it('refuses JSON without a mail, and takes any bytes without breaking', async () => {
    expect(await post('{}', SECRET, 'application/json')).toBe(422);
    for (const bytes of ['', '\u0000\u0001', 'From: \u0000@x\r\nMessage-ID: <\u0000>\r\n\r\n\u0000'])
      expect(await post(bytes)).toBe(202);
  });

  it.each([
    ['blank lines', '', '\t\n'.repeat(20_000)],
    ['the beginnings of quotes', '', `${'2000'.repeat(2_000)}${'from'.repeat(2_000)}${'<'.repeat(8_000)}`],
    ['a header of brackets', `X-Original-To: ${'>'.repeat(200_000)}\r\n x\r\n`, 'x'],
  ])('made of %s costs whoever sends it more than us', async (_, header, text) => {
    const before = process.cpuUsage();
    expect(await post(`From: eve@elsewhere.example\r\nTo: a@b.example\r\n${header}\r\n${text}`)).toBe(202);
    // What it computes; what else the machine does meanwhile is no cost of the mail.
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(3_000);
  });

  it('with a subject or a recipient that no column can hold is taken all the same', async () => {
    const subject = Buffer.from(`${'x'.repeat(199)}😀`).toString('base64');
    const to = 'To: =?utf-8?Q?a=00b?= <a\u0000b@c.example>';
    const raw = `From: eve@elsewhere.example\r\n${to}\r\nSubject: =?utf-8?B?${subject}?=\r\n\r\nx`;
    expect(await post(raw)).toBe(202);
    expect(await states()).toEqual([['refused', 'It was not sent to the address of a case.']]);
  });

  it('is for the product itself: no person calls its command', async () => {
    await expect(receiveMail(await desk.as(desk.agent), {})).rejects.toMatchObject({ status: 422 });
    const letter = {
      messageId: '<1@x>',
      sender: desk.admin.email,
      recipients: [],
      answers: [],
      isVerified: true,
      subject: '',
      text: 'x',
      fileCount: 0,
      isAutomatic: false,
    };
    for (const person of [desk.agent, desk.admin, desk.stranger])
      await expect(receiveMail(await desk.as(person), letter)).rejects.toMatchObject({ status: 403 });
  });
});
