import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { digest, newSecret } from '@/lib/platform/secrets';
import { peakMemoryMib } from '@/tests/bench/memory';
import { type ApiClient, connectApi } from '@/tests/support/api-client';
import { createAccount, createPerson } from '@/tests/support/fixtures';
import { startWeb, type WebProcess } from '@/tests/support/product-process';

const STREAMS = 1_000;
const PEOPLE = 50;
const MOST_OF_A_PERSON = 20;
const AHEAD_MS = 4_000;
const TOLD_WITHIN_MS = 1_000;
const MOST_MEMORY_MIB = 350;
const SESSION_COOKIE = 'cutover.session';

let web: WebProcess;
let api: ApiClient;
const open = new Set<http.ClientRequest>();
let refused = 0;

beforeAll(async () => {
  web = await startWeb();
  api = await connectApi(web);
});
afterAll(async () => {
  for (const request of open) request.destroy();
  await web?.stop();
});

async function signedIn(account: number): Promise<string> {
  const { id } = await createPerson('CUSTOMER_ADMIN', { accounts: [account] });
  const token = newSecret('cut_s');
  const now = systemClock.now();
  const expiresAt = new Date(now.getTime() + 600_000);
  await db.session.create({
    data: { userId: id, tokenHash: digest(token), createdAt: now, lastSeenAt: now, expiresAt },
  });
  return `${SESSION_COOKIE}=${token}`;
}

/**
 * An open page: `ready` once the server has begun to talk, `told` with the instant at which it hears of the lockout. When
 * the server is busy it comes back as it is told to.
 */
function openPage(cookie: string) {
  const ready = Promise.withResolvers<void>();
  const told = Promise.withResolvers<number>();
  let heard = '';
  const url = `${web.origin}/api/live?topics=accounts`;
  const connect = () => {
    const request = http.get(url, { agent: false, headers: { cookie } }, (response) => {
      const { statusCode, headers } = response;
      if (statusCode === 503 && headers['retry-after']) {
        refused += 1;
        response.resume();
        setTimeout(connect, Number(headers['retry-after']) * 1_000 * (1 + Math.random()));
        return open.delete(request);
      }
      if (statusCode !== 200) ready.reject(new Error(`The stream answered ${statusCode}.`));
      response.setEncoding('utf8').on('data', (text: string) => {
        heard += text;
        ready.resolve();
        if (heard.includes('event: lockout\n')) told.resolve(Date.now());
      });
    });
    request.on('error', ready.reject);
    open.add(request);
  };
  connect();
  return { ready: ready.promise, told: told.promise };
}

/** A stream as the browser has it: what it has heard, and when it ends. */
async function openStream(cookie: string) {
  const answer = await web.fetch('/api/live?topics=accounts', { headers: { cookie } });
  expect(answer.status).toBe(200);
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error('The stream has no body.');
  const begun = Promise.withResolvers<void>();
  let heard = '';
  let hasEnded = false;
  const ended = (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      heard += part.value;
      begun.resolve();
    }
    hasEnded = true;
    return heard;
  })();
  await begun.promise;
  return { ended, isOpen: () => !hasEnded, leave: () => reader.cancel() };
}

describe('one page more than a person may have open', () => {
  it('is heard; the oldest gives way, and is told not to come back at once', async () => {
    const { number: account } = await createAccount();
    const [cookie, colleague] = [await signedIn(account), await signedIn(account)];
    const other = await openStream(colleague);
    const pages: Awaited<ReturnType<typeof openStream>>[] = [];
    for (let count = 0; count <= MOST_OF_A_PERSON; count += 1) pages.push(await openStream(cookie));
    const [oldest, ...rest] = pages;
    const [first, last] = [...((await oldest?.ended) ?? '').matchAll(/^retry: (\d+)$/gm)].map(([, ms]) =>
      Number(ms),
    );
    expect(first).toBeLessThan(5_000);
    expect(last).toBeGreaterThanOrEqual(45_000);
    expect([other, ...rest].every((page) => page.isOpen())).toBe(true);
    await Promise.all([other, ...rest].map((page) => page.leave()));
  });
});

describe('a thousand pages that open at once', () => {
  it('are all told of a lockout within a second of its start, by one process and without a worker', async () => {
    const { number: account } = await createAccount();
    const cookies = await Promise.all(Array.from({ length: PEOPLE }, () => signedIn(account)));
    const pages = Array.from({ length: STREAMS / PEOPLE }, () => cookies.map(openPage)).flat();
    await Promise.all(pages.map(({ ready }) => ready));
    // They came at once: those who would have waited for the database were sent away, each with a time to come back.
    expect(refused).toBeGreaterThan(0);

    const { token } = await createPerson('OPERATIONS');
    const start = Date.now() + AHEAD_MS;
    const scheduled = await api.call('PUT', `/accounts/${account}/upgrade`, {
      token,
      body: { upgradeStartsAt: new Date(start).toISOString(), lockoutLeadMinutes: 0 },
    });
    expect(scheduled.status).toBe(200);
    const told = await Promise.all(pages.map((page) => page.told));
    expect(Math.min(...told)).toBeGreaterThanOrEqual(start);
    expect(Math.max(...told) - start).toBeLessThan(TOLD_WITHIN_MS);
    expect(peakMemoryMib(Number(web.child.pid))).toBeLessThan(MOST_MEMORY_MIB);
  });
});

describe('a process that is told to end', () => {
  // A connection that it kept would hold it for the 75 seconds of its keep-alive, one that asks for nothing for ever.
  it('does so with pages open: it ends their streams and keeps no connection', async () => {
    const ending = await startWeb();
    const { number: account } = await createAccount();
    const headers = { cookie: await signedIn(account) };
    const agent = new http.Agent({ keepAlive: true });
    const url = `${ending.origin}/api/live?topics=accounts`;
    const streams = Array.from({ length: 3 }, () => http.get(url, { agent, headers }));
    const answers = await Promise.all(
      streams.map((stream) => once(stream, 'response') as Promise<[http.IncomingMessage]>),
    );
    const ahead = net.connect(Number(new URL(ending.origin).port), '127.0.0.1');
    await once(ahead, 'connect');
    const ends = answers.map(([answer]) => once(answer.resume(), 'end'));
    const ended = once(ending.child, 'exit');
    ending.child.kill('SIGTERM');
    await Promise.all(ends);
    // Next's own code for the signal, not the signal's: it was not killed.
    expect(await ended).toEqual([143, null]);
    agent.destroy();
  }, 60_000);
});
