import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openMailbox } from '@/tests/support/mailbox';
import { answerTo, HOST, SECRET, signed } from './answers';

const mailbox = await openMailbox();
const dataDir = mkdtempSync(join(tmpdir(), 'inbound-files-'));
vi.stubEnv('SMTP_URL', mailbox.url);
vi.stubEnv('INBOUND_MAIL_SECRET', SECRET);
vi.stubEnv('INBOUND_MAIL_HOST', HOST);
vi.stubEnv('DATA_DIR', dataDir);
const { POST } = await import('@/app/api/inbound/mail/route');
const { systemActor } = await import('@/lib/auth/data');
const { closeCase } = await import('@/lib/cases/commands/close-case');
const { resolveCase } = await import('@/lib/cases/commands/resolve-case');
const { readEnvelope } = await import('@/lib/correspondence/commands/read-envelope');
const { receiveMail } = await import('@/lib/correspondence/commands/receive-mail');
const { settleFiles } = await import('@/lib/correspondence/commands/settle-files');
const { takeFile } = await import('@/lib/correspondence/commands/take-file');
const { db } = await import('@/lib/platform/db');
const { closeMailer } = await import('@/lib/platform/mailer');
const { resetDatabase } = await import('@/tests/support/database');
const { aDesk, file, technical, timeline } = await import('../cases/support');
const { deliverAll, inboxOf, say, tellAll } = await import('./support');

const FILES = ['first', 'second', 'third'].map((name) => ({ filename: `${name}.txt`, content: name }));
const NAMES = FILES.map(({ filename }) => filename);
let desk: Awaited<ReturnType<typeof aDesk>>;
let number: number;
let raw: Buffer;
beforeEach(async () => {
  await resetDatabase();
  mailbox.caught.length = 0;
  desk = await aDesk();
  ({ number } = await file(desk, technical(desk)));
  await say(desk, desk.agent, number, 'Which phone is it?');
  await tellAll(desk);
  await deliverAll(desk);
  const [mail] = mailbox.caught;
  if (!mail) throw new Error('No mail reached the customer.');
  raw = await answerTo(mail, desk.admin.email, 'See the files.', { attachments: FILES });
});
afterAll(async () => {
  closeMailer();
  await mailbox.close();
  rmSync(dataDir, { recursive: true });
});

const post = async () => (await POST(signed(raw))).status;
const events = () => timeline(desk, number, desk.admin);
const onTheCase = async () =>
  (await events()).filter(({ type }) => type === 'attachment_added').map(({ data }) => String(data.name));
const replies = async () =>
  (await events()).filter(({ type, actor }) => type === 'comment' && actor.name === desk.admin.name);
const kept = () => db.inboundMail.findFirstOrThrow();

/** What a process leaves that dies when the words of the mail are on the case. */
async function wordsOnly(): Promise<string> {
  const ctx = { actor: systemActor, clock: desk.clock, requestId: 'test' };
  const letter = { ...(await readEnvelope(raw, null)), text: 'See the files.', fileCount: FILES.length };
  const { state } = await receiveMail(ctx, letter);
  expect(state).toBe('accepted');
  return (await kept()).id;
}

describe('the files of a mail that was cut short', () => {
  it('come with the provider’s next try when the process died after the words, each exactly once', async () => {
    await wordsOnly();
    expect(await onTheCase()).toEqual([]);
    expect([await post(), await post()]).toEqual([202, 202]);
    expect(await onTheCase()).toEqual(NAMES);
    expect(await replies()).toHaveLength(1);
    expect((await kept()).pendingFiles).toEqual([]);
    expect(await db.attachment.count()).toBe(3);
  });

  it('that reached the case before are not taken again, from however many sides the mail comes', async () => {
    await post();
    const [second] = await db.attachment.findMany({ where: { name: 'second.txt' } });
    await db.inboundMail.updateMany({ data: { pendingFiles: [0, 2] } });
    await db.attachment.deleteMany({ where: { NOT: { id: second?.id ?? '' } } });
    await Promise.all([post(), post(), post()]);
    const files = await db.attachment.findMany({ orderBy: { name: 'asc' } });
    expect(files.map(({ name, state }) => [name, state])).toEqual(NAMES.map((name) => [name, 'READY']));
    expect(await replies()).toHaveLength(1);
  });

  it('wait for the next try when the disk is away, and nothing is said to be missing', async () => {
    rmSync(join(dataDir, 'uploads'), { recursive: true, force: true });
    writeFileSync(join(dataDir, 'uploads'), 'a file where a folder should be');
    expect(await post()).toBe(500);
    expect([await onTheCase(), (await replies()).length]).toEqual([[], 1]);
    rmSync(join(dataDir, 'uploads'));
    mkdirSync(join(dataDir, 'uploads'));
    expect(await post()).toBe(202);
    expect(await onTheCase()).toEqual(NAMES);
    expect(await replies()).toHaveLength(1);
  });

  it('are told to their sender, once, when the case ended meanwhile', async () => {
    await wordsOnly();
    await resolveCase(await desk.as(desk.agent), { number });
    await closeCase(await desk.as(desk.agent), { number });
    expect([await post(), await post()]).toEqual([202, 202]);
    expect(await onTheCase()).toEqual([]);
    const told = (await inboxOf(desk.admin)).filter((title) => title.startsWith('Files of'));
    expect(told).toEqual([`Files of your mail did not reach case ${number}`]);
    const item = await db.inboxItem.findFirstOrThrow({ where: { title: told[0] ?? '' } });
    expect(item.text).toContain(NAMES.join(', '));
  });

  it('stay out of a repeat that nothing proves to be from the same sender', async () => {
    await wordsOnly();
    raw = Buffer.from(raw.toString().replace(/^Authentication-Results[\s\S]*?\r\n(?=\S)/, ''));
    expect(await post()).toBe(202);
    expect(await onTheCase()).toEqual([]);
    expect((await kept()).pendingFiles).toEqual([0, 1, 2]);
  });
});

it('nobody settles the files of somebody else’s mail, nor does the product in nobody’s name', async () => {
  const mailId = await wordsOnly();
  const left = [{ place: 0, name: 'first.txt' }];
  const { id } = await db.attachment.create({
    data: {
      caseNumber: number,
      accountNumber: desk.account.number,
      name: 'first.txt',
      visibility: 'PUBLIC',
      storageKey: 'x',
      state: 'PENDING',
      uploadedById: desk.stranger.id,
      createdAt: desk.clock.now(),
    },
  });
  const taken = { id, size: 1, sha256: 'a'.repeat(64), contentType: 'text/plain' };
  const system = { actor: systemActor, clock: desk.clock, requestId: 'test' };
  for (const [ctx, status] of [
    [await desk.as(desk.stranger), 404],
    [await desk.as(desk.agent), 404],
    [system, 403],
  ] as const) {
    await expect(settleFiles(ctx, { mailId, visibility: 'PUBLIC', left })).rejects.toMatchObject({ status });
    await expect(takeFile(ctx, { mailId, place: 0, file: taken })).rejects.toMatchObject({ status });
  }
  expect((await kept()).pendingFiles).toEqual([0, 1, 2]);
});
