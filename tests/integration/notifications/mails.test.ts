import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/platform/db';
import { clockAt } from '../../support/fixtures';

type Received = { to: string[]; source: string };
let received: Received[] = [];
let refusal: { code: number; only?: string } | null = null;

const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onRcptTo(address, _session, callback) {
    const applies = refusal && (refusal.only === undefined || refusal.only === address.address);
    callback(applies ? Object.assign(new Error('No'), { responseCode: refusal?.code }) : null);
  },
  onData(stream, session, callback) {
    let source = '';
    stream.on('data', (chunk: Buffer) => {
      source += chunk.toString();
    });
    stream.on('end', () => {
      received.push({ to: session.envelope.rcptTo.map(({ address }) => address), source });
      callback();
    });
  },
});

const port = await new Promise<number>((resolve) => {
  const listening = server.listen(0, '127.0.0.1', () => {
    const address = listening.address();
    resolve(typeof address === 'object' && address ? address.port : 0);
  });
});
vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${port}`);
const { queueMails } = await import('@/lib/notifications/commands/queue-mails');
const { deliverMails } = await import('@/lib/notifications/commands/deliver-mails');
const { resendMail } = await import('@/lib/notifications/commands/resend-mail');
const { getMail } = await import('@/lib/notifications/data/mails');
const { HIDDEN } = await import('@/lib/notifications/rules/hidden-link');
const { systemActor } = await import('@/lib/auth/data');
const { closeMailer } = await import('@/lib/platform/mailer');

const clock = clockAt();
const draft = (name: string, recipient = 'ada@customer.example') => ({
  occasion: `test:${name}`,
  kind: 'test',
  recipient,
  subject: `About ${name}`,
  content: { heading: `About ${name}`, blocks: [{ kind: 'paragraph' as const, text: 'Hello.' }] },
});
const stateOf = async (name: string) =>
  (await db.mail.findUniqueOrThrow({ where: { occasion: `test:${name}` } })).state;

beforeAll(() => clock.advance(1));
afterEach(() => {
  received = [];
  refusal = null;
  clock.advance(1000);
});
afterAll(async () => {
  closeMailer();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

describe('mail', () => {
  it('is sent once for an occasion, whoever writes it again and however often the job runs', async () => {
    await queueMails(db, [draft('once')], clock.now());
    await queueMails(db, [draft('once')], clock.now());
    await Promise.all([deliverMails(clock), deliverMails(clock)]);
    await deliverMails(clock);
    expect(received.map(({ to }) => to)).toEqual([['ada@customer.example']]);
    expect(await stateOf('once')).toBe('sent');
  });

  it('takes a link’s secret to its reader, and keeps it nowhere', async () => {
    const secret = 'cut_e_canary-secret';
    const content = {
      ...draft('link').content,
      button: { label: 'Go', href: `https://x.example/?token=${HIDDEN}` },
    };
    await queueMails(db, [{ ...draft('link'), content, secret }], clock.now());
    const ctx = { actor: systemActor, clock, requestId: 'test' };
    const { id } = await db.mail.findUniqueOrThrow({ where: { occasion: 'test:link' } });
    const everything = async () => JSON.stringify(await db.mail.findMany());
    expect(await everything()).not.toContain(secret);
    refusal = { code: 451 };
    await deliverMails(clock);
    refusal = null;
    clock.advance(60_000);
    await deliverMails(clock);
    const [sent] = received;
    // Once in the text and once in the HTML, which breaks its lines (quoted-printable).
    expect(sent?.source.replace(/=\r\n/g, '').match(/token=(3D)?cut_e_canary-secret/g)).toHaveLength(2);
    expect(sent?.source).not.toContain(HIDDEN);
    expect(await everything()).not.toContain(secret);
    expect(await getMail(id)).toMatchObject({ isSpent: true, state: 'sent' });
    expect((await db.mail.findUniqueOrThrow({ where: { id } })).sealedSecret).toBeNull();
    await expect(resendMail(ctx, { id })).rejects.toMatchObject({ code: 'link_gone' });
  });

  it('whose link can’t be read any more is not sent, and holds up no other', async () => {
    await queueMails(db, [{ ...draft('lost'), secret: 'cut_e_x' }, draft('after-it')], clock.now());
    await db.mail.update({ where: { occasion: 'test:lost' }, data: { sealedSecret: 'A'.repeat(60) } });
    await deliverMails(clock);
    expect([await stateOf('lost'), await stateOf('after-it')]).toEqual(['superseded', 'sent']);
  });

  it('carries no header that a subject smuggles in', async () => {
    const smuggled = 'Hello\r\nBcc: eve@elsewhere.example';
    await queueMails(db, [{ ...draft('crlf'), subject: smuggled }], clock.now());
    await deliverMails(clock);
    expect(received[0]?.to).toEqual(['ada@customer.example']);
    expect(received[0]?.source).not.toMatch(/^bcc:/im);
  });

  it('waits while the server has trouble and keeps its Message-ID', async () => {
    await queueMails(db, [draft('later')], clock.now());
    refusal = { code: 451 };
    await deliverMails(clock);
    expect(await stateOf('later')).toBe('queued');
    refusal = null;
    clock.advance(60_000);
    await deliverMails(clock);
    await db.mail.updateMany({ where: { occasion: 'test:later' }, data: { state: 'queued' } });
    await deliverMails(clock);
    const ids = received.map(({ source }) => /^message-id: (.+)$/im.exec(source)?.[1]);
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
  });

  it('that one mailbox refuses for good does not hold up the others', async () => {
    refusal = { code: 550, only: 'gone@customer.example' };
    const drafts = [draft('refused', 'gone@customer.example'), draft('beside')];
    await queueMails(db, drafts, clock.now());
    await deliverMails(clock);
    expect(await stateOf('refused')).toBe('rejected');
    expect(await stateOf('beside')).toBe('sent');
  });

  it('is taken again when its worker died, and not before', async () => {
    await queueMails(db, [draft('lost')], clock.now());
    const data = { state: 'sending', dueAt: new Date(clock.now().getTime() + 5 * 60_000) };
    await db.mail.updateMany({ where: { occasion: 'test:lost' }, data });
    clock.advance(60_000);
    await deliverMails(clock);
    expect(received).toHaveLength(0);
    clock.advance(5 * 60_000);
    await deliverMails(clock);
    expect(received).toHaveLength(1);
  });

  it('that is no longer true is not sent, and what has changed goes out as it is now', async () => {
    await queueMails(db, [draft('stale'), draft('changed'), draft('other')], clock.now());
    const words = { subject: 'As it is now', content: { heading: 'Now', blocks: [] } };
    const recheck = async ({ id }: { id: string }) =>
      id === (await db.mail.findUniqueOrThrow({ where: { occasion: 'test:stale' } })).id ? null : words;
    await db.mail.updateMany({ where: { occasion: 'test:other' }, data: { kind: 'other' } });
    await deliverMails(clock, { test: recheck });
    expect(await stateOf('stale')).toBe('superseded');
    const subjects = received.map(({ source }) => /^subject: (.+)$/im.exec(source)?.[1]);
    expect(subjects.sort()).toEqual(['About other', 'As it is now']);
  });

  it('escapes whatever people wrote, in HTML', async () => {
    const evil = '<img src=x onerror=alert(1)>"&\'';
    const content = {
      heading: evil,
      blocks: [
        { kind: 'paragraph' as const, text: evil },
        { kind: 'facts' as const, rows: [{ label: evil, value: evil, former: true }] },
      ],
      button: { label: evil, href: 'https://cutover.example/"><script>alert(1)</script>' },
    };
    await queueMails(db, [{ ...draft('evil'), content }], clock.now());
    await deliverMails(clock);
    const { html } = await db.mail.findUniqueOrThrow({ where: { occasion: 'test:evil' } });
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(html).not.toMatch(/<img|<script|onerror=alert\(1\)>/);
    expect(html).toMatch(/No longer: (<!-- -->)?<s>/);
  });

  it('all of it arrives once after the server was down for 20 minutes', async () => {
    const drafts = Array.from({ length: 30 }, (_, index) => draft(`down:${index}`));
    await queueMails(db, drafts, clock.now());
    refusal = { code: 421 };
    for (let minute = 0; minute < 20; minute += 1) {
      await deliverMails(clock);
      clock.advance(60_000);
    }
    expect(received).toEqual([]);
    refusal = null;
    for (let minute = 0; minute < 20; minute += 1) {
      await deliverMails(clock);
      clock.advance(60_000);
    }
    const ids = received.map(({ source }) => /^message-id: (.+)$/im.exec(source)?.[1]);
    expect(ids).toHaveLength(30);
    expect(new Set(ids).size).toBe(30);
  });
});
