import { hash } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { changePassword } from '@/lib/auth/commands/change-password';
import { startSession } from '@/lib/auth/commands/start-session';
import { getSignedIn, getTokenOwner } from '@/lib/auth/data';
import { db } from '@/lib/platform/db';
import { Forbidden, Invalid, TooManyRequests } from '@/lib/platform/errors';
import { clockAt, contextFor, createPerson } from '../../support/fixtures';

const OLD = 'correct horse battery staple';
const NEW = 'plain words in a row';
const clock = clockAt();
const wrong = { current: 'not the password', password: NEW };

/** Somebody who is signed in here and elsewhere. */
async function scene() {
  const person = await createPerson('CUSTOMER_ADMIN', { passwordHash: await hash(OLD) });
  const enter = async () => {
    const origin = { clock, requestId: 'test', ip: '203.0.113.7', userAgent: null };
    const { token } = await startSession({ email: person.email, password: OLD }, origin);
    const signedIn = await getSignedIn(token, clock.now());
    if (!signedIn) throw new Error('The session is not accepted.');
    return { token, ...signedIn };
  };
  const [here, elsewhere] = [await enter(), await enter()];
  const ctx = { actor: here.actor, clock, requestId: 'test' };
  return { person, here, elsewhere, ctx };
}

describe('changing one’s own password', () => {
  it('ends the other sessions, keeps this one and API tokens, and is told by mail', async () => {
    const { person, here, elsewhere, ctx } = await scene();
    const done = await changePassword(ctx, { current: OLD, password: NEW }, here.sessionId);
    expect(done).toEqual({ endedSessions: 1 });
    expect(await getSignedIn(here.token, clock.now())).not.toBeNull();
    expect(await getSignedIn(elsewhere.token, clock.now())).toBeNull();
    expect(await getTokenOwner(person.token, clock.now())).not.toBeNull();
    expect(await db.mail.count({ where: { userId: person.id, kind: 'password-changed' } })).toBe(1);
    const [entry] = await db.auditEntry.findMany({
      where: { action: 'password.changed', subjectId: person.id },
    });
    expect(entry).toMatchObject({ actorId: person.id, after: { endedSessions: 1 } });
    await expect(changePassword(ctx, { current: OLD, password: NEW }, here.sessionId)).rejects.toThrow(
      Invalid,
    );
  });

  it('needs the password there is, five tries of it at most', async () => {
    const { here, elsewhere, ctx } = await scene();
    const change = (input: object) => changePassword(ctx, input, here.sessionId);
    await expect(change({ current: OLD, password: 'too short' })).rejects.toThrow(Invalid);
    for (let time = 0; time < 4; time += 1) await expect(change(wrong)).rejects.toThrow(Invalid);
    await expect(change({ current: OLD, password: NEW })).rejects.toThrow(TooManyRequests);
    expect(await getSignedIn(elsewhere.token, clock.now())).not.toBeNull();
  });

  it('changes nobody else’s, whatever session is named, and is not for API tokens', async () => {
    const [mine, theirs] = [await scene(), await scene()];
    await changePassword(mine.ctx, { current: OLD, password: NEW }, theirs.here.sessionId);
    for (const { token } of [theirs.here, theirs.elsewhere])
      expect(await getSignedIn(token, clock.now())).not.toBeNull();
    const stored = await db.user.findUniqueOrThrow({ where: { id: theirs.person.id } });
    expect(stored.passwordHash).toBe(theirs.person.passwordHash);
    const byToken = await contextFor(theirs.person, clock);
    await expect(
      changePassword(byToken, { current: OLD, password: NEW }, theirs.here.sessionId),
    ).rejects.toThrow(Forbidden);
  });

  it('makes a link for a forgotten password worth nothing', async () => {
    const { person, here, ctx } = await scene();
    const expiresAt = new Date(clock.now().getTime() + 3_600_000);
    const link = { userId: person.id, email: person.email, createdAt: clock.now(), expiresAt };
    const { id } = await db.passwordReset.create({ data: { ...link, tokenHash: Buffer.from(person.id) } });
    await changePassword(ctx, { current: OLD, password: NEW }, here.sessionId);
    expect((await db.passwordReset.findUniqueOrThrow({ where: { id } })).expiresAt).toEqual(clock.now());
  });
});
