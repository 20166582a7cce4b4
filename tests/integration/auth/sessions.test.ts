import { hash } from '@node-rs/argon2';
import { beforeEach, describe, expect, it } from 'vitest';
import { createToken } from '@/lib/auth/commands/create-token';
import { endOtherSessions } from '@/lib/auth/commands/end-other-sessions';
import { endSession, revokeSession } from '@/lib/auth/commands/revoke-session';
import { revokeToken } from '@/lib/auth/commands/revoke-token';
import { setTimeZone } from '@/lib/auth/commands/set-time-zone';
import { startSession } from '@/lib/auth/commands/start-session';
import { getSignedIn, getTokenOwner, listSessions } from '@/lib/auth/data';
import { db } from '@/lib/platform/db';
import { Conflict, Forbidden, Invalid, NotFound, TooManyRequests, Unauthorized } from '@/lib/platform/errors';
import { resetDatabase } from '@/tests/support/database';
import { clockAt, contextFor, createAccount, createPerson } from '@/tests/support/fixtures';

const PASSWORD = 'correct horse battery staple';
const clock = clockAt();
const here = { clock, requestId: 'test', ip: '203.0.113.7', userAgent: null };

async function someone() {
  const account = await createAccount();
  const passwordHash = await hash(PASSWORD);
  return createPerson('CUSTOMER_ADMIN', { accounts: [account.number], passwordHash });
}

beforeEach(async () => {
  await resetDatabase();
  clock.set(clockAt().now());
});

describe('signing in', () => {
  it('opens a session whose token is stored only as a digest', async () => {
    const person = await someone();
    const { token } = await startSession({ email: person.email.toUpperCase(), password: PASSWORD }, here);
    const signedIn = await getSignedIn(token, clock.now());
    expect(signedIn?.actor.email).toBe(person.email);
    const stored = JSON.stringify(await db.session.findMany());
    expect(stored).not.toContain(token);
    expect(await db.auditEntry.count({ where: { action: 'session.started' } })).toBe(1);
  });

  it('answers an unknown address, a wrong password and a disabled person alike', async () => {
    const person = await someone();
    const messages: string[][] = [];
    const refuse = async (email: string, password: string) => {
      const refusal = await startSession({ email, password }, here).catch((error: Error) => error);
      messages.push(refusal instanceof Error ? [refusal.name, refusal.message] : ['signed in']);
    };
    await refuse('nobody@test.example', PASSWORD);
    await refuse(person.email, 'wrong');
    await db.user.update({ where: { id: person.id }, data: { disabledAt: clock.now() } });
    await refuse(person.email, PASSWORD);
    expect(new Set(messages.map(String)).size).toBe(1);
    expect(messages[0]?.[0]).toBe('Unauthorized');
  });

  it('refuses after five failures from one origin, and still lets the owner in from elsewhere', async () => {
    const person = await someone();
    const attempt = (password: string, ip: string) =>
      startSession({ email: person.email, password }, { ...here, ip });
    for (let failure = 0; failure < 5; failure++)
      await expect(attempt('wrong', '198.51.100.1')).rejects.toBeInstanceOf(Unauthorized);
    await expect(attempt(PASSWORD, '198.51.100.1')).rejects.toBeInstanceOf(TooManyRequests);
    await expect(attempt(PASSWORD, '203.0.113.7')).resolves.toMatchObject({ userId: person.id });
  });
});

describe('a session', () => {
  it('is worth nothing after sign-out, disabling, or its end', async () => {
    const person = await someone();
    const enter = () => startSession({ email: person.email, password: PASSWORD }, here);
    const [first, second] = [await enter(), await enter()];
    await endSession(first.token, clock, 'test');
    expect(await getSignedIn(first.token, clock.now())).toBeNull();
    expect(await getSignedIn(second.token, clock.now())).not.toBeNull();
    expect(await getSignedIn(second.token, new Date(clock.now().getTime() + 8 * 86_400_000))).toBeNull();
    await db.user.update({ where: { id: person.id }, data: { disabledAt: clock.now() } });
    expect(await getSignedIn(second.token, clock.now())).toBeNull();
  });

  it('is its own owner’s when many are looked up at once, and an ended one nobody’s', async () => {
    const people = await Promise.all([someone(), someone(), someone()]);
    const owner = (secret: string, at: Date) => getTokenOwner(secret, at);
    const made = await Promise.all(
      people.map(async (person) =>
        createToken(await contextFor(person), { name: 'Reports', expiresInDays: 30 }),
      ),
    );
    const [now, later] = [clock.now(), new Date(clock.now().getTime() + 31 * 86_400_000)];
    const secrets = made.map(({ secret }) => secret);
    const found = await Promise.all([
      ...secrets.map((secret) => owner(secret, now)),
      ...secrets.map((secret) => owner(secret, later)),
      owner('cut_nobody', now),
    ]);
    expect(found.map((each) => each?.actor.userId ?? null)).toEqual([
      ...people.map(({ id }) => id),
      ...[null, null, null, null],
    ]);
  });

  it('of another person can not be revoked: it does not exist', async () => {
    const [owner, stranger] = [await someone(), await someone()];
    await startSession({ email: owner.email, password: PASSWORD }, here);
    const {
      sessions: [session],
    } = await listSessions(owner.id, null, clock.now());
    const id = session?.id ?? '';
    await expect(revokeSession(await contextFor(stranger), { id })).rejects.toBeInstanceOf(NotFound);
    await revokeSession(await contextFor(owner), { id });
    expect((await listSessions(owner.id, null, clock.now())).sessions).toEqual([]);
  });

  it('signs out everywhere else: all others of its owner end, nobody else’s, and no token may ask', async () => {
    const [owner, stranger] = [await someone(), await someone()];
    const enter = ({ email }: { email: string }) => startSession({ email, password: PASSWORD }, here);
    const [first, second, theirs] = [await enter(owner), await enter(owner), await enter(stranger)];
    const signedIn = await getSignedIn(first.token, clock.now());
    if (!signedIn) throw new Error('The session is not accepted.');
    const ctx = { actor: signedIn.actor, clock, requestId: 'test' };
    expect(await endOtherSessions(ctx, signedIn.sessionId)).toEqual({ endedSessions: 1 });
    const open = await Promise.all(
      [first, second, theirs].map(async ({ token }) => (await getSignedIn(token, clock.now())) !== null),
    );
    expect(open).toEqual([true, false, true]);
    expect(await db.auditEntry.count({ where: { action: 'session.others_ended' } })).toBe(1);
    // What open pages elsewhere hear, so that they do not stay until their next beat.
    const told = { name: 'session.revoked', topics: { has: `user:${owner.id}` } };
    expect(await db.outboxEvent.count({ where: told })).toBe(1);
    await expect(endOtherSessions(await contextFor(owner), signedIn.sessionId)).rejects.toThrow(Forbidden);
  });

  it('stands first in the list of its owner’s, with twenty others and a word that there are more', async () => {
    const { id: userId } = await someone();
    const expiresAt = new Date(clock.now().getTime() + 86_400_000);
    const made = await db.session.createManyAndReturn({
      data: Array.from({ length: 22 }, (_, each) => ({
        userId,
        tokenHash: Buffer.from(`session ${each}`),
        createdAt: new Date(clock.now().getTime() + each * 1_000),
        lastSeenAt: clock.now(),
        expiresAt,
      })),
      select: { id: true },
    });
    const [oldest, ...others] = made.map(({ id }) => id);
    const { sessions, hasMore } = await listSessions(userId, oldest ?? '', clock.now());
    expect(sessions.map(({ id }) => id)).toEqual([oldest, ...others.reverse().slice(0, 20)]);
    expect(hasMore).toBe(true);
  });

  it('sees an account no longer once the membership is gone', async () => {
    const person = await someone();
    const { token } = await startSession({ email: person.email, password: PASSWORD }, here);
    await db.membership.deleteMany({ where: { userId: person.id } });
    expect((await getSignedIn(token, clock.now()))?.actor.scope).toEqual({
      kind: 'accounts',
      accountNumbers: [],
    });
  });
});

describe('an API token', () => {
  it('is shown once, stored as a digest, and ends when it says', async () => {
    const person = await someone();
    const { secret, id } = await createToken(await contextFor(person), {
      name: 'Reports',
      expiresInDays: 30,
    });
    expect(JSON.stringify(await db.apiToken.findMany())).not.toContain(secret);
    expect((await getTokenOwner(secret, clock.now()))?.actor.canWrite).toBe(false);
    expect(await getTokenOwner(secret, new Date(clock.now().getTime() + 31 * 86_400_000))).toBeNull();
    await revokeToken(await contextFor(person), { id });
    expect(await getTokenOwner(secret, clock.now())).toBeNull();
  });

  it('is refused when its owner has fifty, also when two ask at once, and not once one is revoked', async () => {
    const ctx = await contextFor(await someone());
    const { id } = await createToken(ctx, { name: 'First' });
    const userId = ctx.actor.userId ?? '';
    const room = 49 - (await db.apiToken.count({ where: { userId } }));
    await db.apiToken.createMany({
      data: Array.from({ length: room }, (_, each) => ({
        userId,
        name: 'One more',
        tokenHash: Buffer.from(`token ${each}`),
        prefix: 'cut_t',
        canWrite: false,
        createdAt: clock.now(),
      })),
    });
    const atOnce = await Promise.allSettled([1, 2].map(() => createToken(ctx, { name: 'Last' })));
    expect(atOnce.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(createToken(ctx, { name: 'Too many' })).rejects.toThrow(Conflict);
    await revokeToken(ctx, { id });
    await expect(createToken(ctx, { name: 'Again' })).resolves.toMatchObject({ name: 'Again' });
  });

  it('of another person can not be revoked: it does not exist', async () => {
    const [owner, stranger] = [await someone(), await someone()];
    const { id } = await createToken(await contextFor(owner), { name: 'Reports' });
    await expect(revokeToken(await contextFor(stranger), { id })).rejects.toBeInstanceOf(NotFound);
  });
});

describe('the reader’s time zone', () => {
  it('takes a real zone and refuses anything else', async () => {
    const person = await someone();
    await setTimeZone(await contextFor(person), { timeZone: 'Asia/Tokyo' });
    expect((await db.user.findUnique({ where: { id: person.id } }))?.timeZone).toBe('Asia/Tokyo');
    await expect(setTimeZone(await contextFor(person), { timeZone: 'Mars/Base' })).rejects.toBeInstanceOf(
      Invalid,
    );
  });
});
