import { afterEach, describe, expect, it } from 'vitest';
import { openStream } from '@/app/api/live/stream';
import { allowedTopics } from '@/app/api/live/topics';
import { removeMembership } from '@/lib/accounts/commands/change-membership';
import { revokeSession } from '@/lib/auth/commands/revoke-session';
import { getSignedIn } from '@/lib/auth/data';
import { openCase } from '@/lib/cases/commands/open-case';
import { systemClock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { digest, newSecret } from '@/lib/platform/secrets';
import { scheduleUpgrade } from '@/lib/upgrades/commands/schedule-upgrade';
import { contextFor, createAccount, createPerson } from '../../support/fixtures';

/** So far ahead that a busy machine has made the date, and moved it, before it comes. */
const SOON_MS = 4_000;

const open: AbortController[] = [];
afterEach(() => {
  for (const controller of open.splice(0)) controller.abort();
});

async function signIn(accounts: number[], role: 'CUSTOMER_ADMIN' | 'AGENT' = 'CUSTOMER_ADMIN') {
  const person = await createPerson(role, { accounts });
  const token = newSecret('cut_s');
  const now = systemClock.now();
  const expiresAt = new Date(now.getTime() + 60_000);
  await db.session.create({
    data: { userId: person.id, tokenHash: digest(token), createdAt: now, lastSeenAt: now, expiresAt },
  });
  const signedIn = await getSignedIn(token, now);
  if (!signedIn) throw new Error('The session is not accepted.');
  return { token, signedIn };
}

type Session = Awaited<ReturnType<typeof signIn>>;

/** An open stream; `next` resolves with the text from there to the next `event: name`. */
async function listenTo({ token, signedIn }: Session, topics: string[], since?: Date) {
  const abort = new AbortController();
  open.push(abort);
  const allowed = await allowedTopics(signedIn.actor, topics);
  const reader = openStream({ token, signedIn, allowed, signal: abort.signal, since }).getReader();
  const decoder = new TextDecoder();
  let heard = decoder.decode((await reader.read()).value, { stream: true });
  const next = async (name: string) => {
    while (!heard.includes(`event: ${name}\n`)) {
      const { value, done } = await reader.read();
      if (done) throw new Error(`The stream ended without ${name}.`);
      heard += decoder.decode(value, { stream: true });
    }
    const text = heard;
    heard = '';
    return text;
  };
  return { allowed, next, reader };
}

async function operations() {
  return { ...(await contextFor(await createPerson('OPERATIONS'), systemClock)), clock: systemClock };
}

const schedule = async (accountNumber: number, inMs: number, reason?: string) => {
  const ctx = await operations();
  const upgradeStartsAt = new Date(Date.now() + inMs);
  const input = {
    accountNumber,
    upgradeStartsAt: upgradeStartsAt.toISOString(),
    lockoutLeadMinutes: 0,
    reason,
  };
  await scheduleUpgrade(ctx, input);
  return upgradeStartsAt.getTime();
};

describe('an open page', () => {
  it('is told of the lockout within a second of its start, with no worker running', async () => {
    const { number } = await createAccount();
    const page = await listenTo(await signIn([number]), ['accounts']);
    const start = await schedule(number, SOON_MS);
    await page.next('change');
    const text = await page.next('lockout');
    const late = Date.now() - start;
    expect(text).toContain(`event: lockout\ndata: ${number}\n`);
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(1000);
  });

  it('opened during the lockout is told at once', async () => {
    const { number } = await createAccount();
    const start = await schedule(number, SOON_MS);
    const early = await listenTo(await signIn([number]), [`account:${number}`]);
    await early.next('lockout');
    expect(Date.now()).toBeGreaterThanOrEqual(start);
    const late = await listenTo(await signIn([number]), [`account:${number}`]);
    expect(await late.next('lockout')).toContain(String(number));
  });

  it('is not told of a date that has moved away', async () => {
    const { number } = await createAccount();
    const page = await listenTo(await signIn([number]), ['accounts']);
    await schedule(number, 2 * SOON_MS);
    await page.next('change');
    const start = await schedule(number, 3 * SOON_MS, 'Later');
    await page.next('lockout');
    expect(Date.now()).toBeGreaterThanOrEqual(start);
  });

  it('hears of its own accounts only, and a customer never of the desk', async () => {
    const [mine, theirs] = [await createAccount(), await createAccount()];
    const asked = [
      'desk',
      `account:${theirs.number}`,
      'user:somebody',
      'case:999999999',
      `account:${mine.number}`,
    ];
    const session = await signIn([mine.number]);
    const page = await listenTo(session, asked);
    expect(page.allowed).toEqual({
      topics: [`user:${session.signedIn.actor.userId}`],
      accounts: [mine.number],
    });
    await schedule(mine.number, 60_000);
    await page.next('change');
    await schedule(theirs.number, 60_000);
    await schedule(mine.number, 90_000, 'Later');
    const text = await page.next('change');
    expect(text.match(/event: change/g)).toHaveLength(1);
  });

  it('is told what happened between its reading and its stream, of what it may hear and nothing else', async () => {
    const [mine, theirs] = [await createAccount(), await createAccount()];
    const session = await signIn([mine.number]);
    await schedule(mine.number, 60_000);
    const read = new Date();
    await schedule(theirs.number, 60_000);
    const [quiet, control] = [
      await listenTo(session, ['accounts'], read),
      await listenTo(session, ['accounts']),
    ];
    await schedule(mine.number, 90_000, 'Later');
    await (await listenTo(session, ['accounts'], read)).next('change');
    const { actor, sessionId } = session.signedIn;
    await revokeSession({ actor, clock: systemClock, requestId: 'test' }, { id: sessionId });
    const changes = async (page: typeof quiet) => (await page.next('signed-out')).match(/event: change/g);
    expect(await changes(quiet)).toEqual(await changes(control));
  });

  it('ends when its session is revoked', async () => {
    const { number } = await createAccount();
    const session = await signIn([number]);
    const page = await listenTo(session, ['accounts']);
    const { actor, sessionId } = session.signedIn;
    await revokeSession({ actor, clock: systemClock, requestId: 'test' }, { id: sessionId });
    await page.next('signed-out');
    expect((await page.reader.read()).done).toBe(true);
  });

  it('of a case ends when the account behind it is taken away', async () => {
    const { number: account } = await createAccount();
    const session = await signIn([account]);
    const { actor } = session.signedIn;
    const technical = {
      kind: 'TECHNICAL',
      product: 'WORK',
      severity: 'S3',
      subject: 'Noise',
      description: 'x',
    };
    const ctx = { actor, clock: systemClock, requestId: 'test' };
    const { number } = await openCase(ctx, { account, ...technical });
    const page = await listenTo(session, [`case:${number}`]);
    expect(page.allowed).toMatchObject({ topics: [expect.any(String), `case:${number}`], accounts: [] });
    await removeMembership(await operations(), { userId: actor.userId, accountNumber: account });
    await page.next('signed-out');
    expect((await page.reader.read()).done).toBe(true);
  });

  it('of the desk hears of every account', async () => {
    const { number } = await createAccount();
    const page = await listenTo(await signIn([], 'AGENT'), ['desk']);
    await schedule(number, 60_000);
    await page.next('change');
  });
});
