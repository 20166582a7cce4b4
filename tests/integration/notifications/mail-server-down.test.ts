import { createServer, type Socket } from 'node:net';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { resetDatabase } from '@/tests/support/database';
import { clockAt } from '@/tests/support/fixtures';
import { openMailbox } from '@/tests/support/mailbox';
import { quietPort } from '@/tests/support/quiet-port';

const MINUTE = 60_000;
/** Nobody else gets it while it is closed. */
const port = await quietPort();
vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${port}`);
const { deliverMails } = await import('@/lib/notifications/commands/deliver-mails');
const { queueMails } = await import('@/lib/notifications/commands/queue-mails');
const { db } = await import('@/lib/platform/db');
const { closeMailer } = await import('@/lib/platform/mailer');

let clock: ReturnType<typeof clockAt>;
let running: { close(): Promise<void> } | undefined;
beforeEach(async () => {
  await resetDatabase();
  closeMailer();
  await running?.close();
  running = undefined;
  clock = clockAt();
});
afterAll(async () => {
  closeMailer();
  await running?.close();
});

async function queue(count: number): Promise<void> {
  const drafts = Array.from({ length: count }, (_, index) => ({
    occasion: `test:${index}`,
    kind: 'test',
    recipient: `person${index}@customer.example`,
    subject: `About ${index}`,
    content: { heading: 'Hello', blocks: [] },
  }));
  await queueMails(db, drafts, clock.now());
}

async function turns(minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    await deliverMails(clock);
    clock.advance(MINUTE);
  }
}

const waiting = async () => {
  const mails = await db.mail.findMany({ select: { state: true, dueAt: true, lastError: true } });
  expect(mails.map(({ state }) => state)).toEqual(mails.map(() => 'queued'));
  return mails;
};

describe('a mail server that can’t be reached', () => {
  it('for 20 minutes, its port closed: all of it arrives once, minutes after it is back on the same port', async () => {
    await queue(30);
    await turns(20);
    const mails = await waiting();
    expect(mails.some(({ lastError }) => lastError?.includes('ECONNREFUSED'))).toBe(true);
    // Nothing waits longer than until the next minute, however often it was tried.
    expect(mails.every(({ dueAt }) => dueAt <= clock.now())).toBe(true);
    const mailbox = await openMailbox(undefined, port);
    running = mailbox;
    await turns(2);
    expect(new Set(mailbox.caught.map(({ messageId }) => messageId)).size).toBe(30);
    expect(mailbox.caught.flatMap(({ recipients }) => recipients).sort()).toEqual(
      (await db.mail.findMany({ select: { recipient: true } })).map(({ recipient }) => recipient).sort(),
    );
    expect(await db.mail.count({ where: { state: 'sent' } })).toBe(30);
  });

  it('because it takes the call and stays silent: left after a time limit, and no other mail is tried in that turn', async () => {
    await queue(3);
    const silent = await openServer(() => undefined);
    running = silent;
    await turns(1);
    expect(silent.calls()).toBe(1);
    const mails = await waiting();
    expect(mails.filter(({ lastError }) => lastError?.includes('Greeting never received'))).toHaveLength(1);
    await silent.close();
    const mailbox = await openMailbox(undefined, port);
    running = mailbox;
    await turns(2);
    expect(mailbox.caught).toHaveLength(3);
  });

  it('because it hangs up in the middle of a mail: the mail arrives with the Message-ID that it had', async () => {
    await queue(1);
    const hangs = await openHangingUp();
    running = hangs;
    await turns(1);
    await waiting();
    await hangs.close();
    const mailbox = await openMailbox(undefined, port);
    running = mailbox;
    await turns(2);
    expect(mailbox.caught.map(({ messageId }) => messageId)).toEqual([hangs.messageId()]);
  });
});

/** A server of our own on the port, which can be closed while somebody is connected. */
async function openServer(onConnect: (socket: Socket) => void) {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    sockets.push(socket);
    onConnect(socket);
  });
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve());
  });
  const close = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    });
  return { close, calls: () => sockets.length };
}

/** Reads a whole mail, and ends the connection instead of taking it. */
async function openHangingUp() {
  let source = '';
  const server = await openServer((socket) => {
    socket.write('220 here\r\n');
    socket.on('data', (bytes) => {
      const said = bytes.toString();
      source += said;
      if (source.includes('\r\n.\r\n')) socket.destroy();
      else if (said.startsWith('DATA')) socket.write('354 go on\r\n');
      else if (/^(EHLO|MAIL|RCPT)/.test(said)) socket.write('250 fine\r\n');
    });
  });
  return { ...server, messageId: () => /^message-id: (.+?)\r?$/im.exec(source)?.[1] };
}
