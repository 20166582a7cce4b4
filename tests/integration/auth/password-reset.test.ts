import { hash } from '@node-rs/argon2';
import { describe, expect, it, vi } from 'vitest';
import { acceptInvitation } from '@/lib/auth/commands/accept-invitation';
import { askForPasswordLink } from '@/lib/auth/commands/ask-for-password-link';
import { resetPassword } from '@/lib/auth/commands/reset-password';
import { startSession } from '@/lib/auth/commands/start-session';
import { getSignedIn, getTokenOwner, systemActor } from '@/lib/auth/data';
import { getResettable } from '@/lib/auth/data/links';
import { jobs, mailRechecks } from '@/lib/auth/jobs';
import { db } from '@/lib/platform/db';
import { Conflict, Invalid, TooManyRequests, Unauthorized } from '@/lib/platform/errors';
import { unseal } from '@/lib/platform/secrets';
import { withTestDatabase } from '../../support/database';
import { clockAt, createAccount, createPerson } from '../../support/fixtures';

const MINUTE = 60_000;
const OLD = 'correct horse battery staple';
const NEW = 'plain words in a row';
const oldHash = hash(OLD);
let origins = 0;

/** Somebody with a password who lost it, and what they can do at the sign-in page from an origin of their own. */
async function scene() {
  const clock = clockAt();
  const { number } = await createAccount();
  const person = await createPerson('CUSTOMER_ADMIN', { accounts: [number], passwordHash: await oldHash });
  const product = { actor: systemActor, clock, requestId: 'test' };
  origins += 1;
  const origin = `198.51.100.${origins}`;
  const work = async () => {
    const asked = await db.outboxEvent.findMany({
      where: { name: 'password_link.asked', dispatchedAt: null },
      orderBy: { id: 'asc' },
    });
    const job = jobs.find(({ on }) => on?.includes('password_link.asked'));
    for (const { payload } of asked) await job?.handler(payload, { now: clock.now(), clock, jobId: 'job' });
    await db.outboxEvent.updateMany({
      where: { name: 'password_link.asked' },
      data: { dispatchedAt: clock.now() },
    });
  };
  const ask = async (email = person.email, from = origin) => {
    await askForPasswordLink(product, { email }, from);
    await work();
  };
  const mails = (email = person.email) =>
    db.mail.findMany({ where: { recipient: email }, orderBy: { createdAt: 'asc' } });
  const secret = async () => {
    const sealed = (await mails()).filter(({ kind }) => kind === 'password-reset').at(-1)?.sealedSecret;
    return sealed ? unseal(sealed) : '';
  };
  const reset = (token: string, password = NEW) => resetPassword(product, { token, password }, origin);
  const signIn = (password: string, ip = origin) =>
    startSession({ email: person.email, password }, { clock, requestId: 'test', ip, userAgent: null });
  return { clock, person, product, origin, ask, mails, secret, reset, signIn };
}

describe('a link for a forgotten password (askForPasswordLink, sendPasswordLink, resetPassword)', () => {
  it('sets a new password once, and rests as a digest, or encrypted in a mail that waits', async () => {
    const { clock, person, ask, secret, reset, signIn } = await scene();
    await ask(person.email.toUpperCase());
    const token = await secret();
    expect(token).toMatch(/^cut_r_[\w-]{43}$/);
    expect(await getResettable(token, clock.now())).toEqual({ email: person.email });
    for (const table of ['password_resets', 'outbox', 'audit_entries', 'mails']) {
      const text = `SELECT count(*)::int AS found FROM ${table} t WHERE t::text LIKE $1`;
      const { rows } = await withTestDatabase((client) => client.query(text, [`%${token}%`]));
      expect([table, rows[0].found]).toEqual([table, 0]);
    }
    await expect(reset(token, 'too short')).rejects.toThrow(Invalid);
    const twice = await Promise.allSettled([reset(token), reset(token)]);
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await getResettable(token, clock.now())).toBeNull();
    await expect(signIn(OLD)).rejects.toThrow(Unauthorized);
    await expect(signIn(NEW)).resolves.toMatchObject({ userId: person.id });
    const audit = await db.auditEntry.findMany({ where: { subjectId: person.id }, orderBy: { id: 'asc' } });
    expect(audit.map(({ action }) => action)).toEqual(['password_reset.sent', 'password.reset']);
  });

  it('ends all sessions, keeps API tokens, and tells its owner by mail and in the inbox', async () => {
    const { clock, person, ask, mails, secret, reset, signIn } = await scene();
    const open = [await signIn(OLD), await signIn(OLD, '203.0.113.1')];
    await ask();
    await reset(await secret());
    for (const { token } of open) expect(await getSignedIn(token, clock.now())).toBeNull();
    expect(await getTokenOwner(person.token, clock.now())).not.toBeNull();
    const told = await db.outboxEvent.count({
      where: { name: 'session.revoked', topics: { has: `user:${person.id}` } },
    });
    expect(told).toBe(1);
    expect((await mails()).map(({ kind }) => kind)).toEqual(['password-reset', 'password-changed']);
    const inbox = await db.inboxItem.findMany({ where: { userId: person.id } });
    expect(inbox.map(({ title }) => title)).toEqual(['Your password was changed']);
  });

  it('ends after an hour, with the next one, with another address, and for the disabled', async () => {
    const { clock, person, ask, secret, reset } = await scene();
    const spent = async (token: string) => expect(reset(token)).rejects.toThrow(Conflict);
    await ask();
    const first = await secret();
    clock.advance(60 * MINUTE);
    await spent(first);
    await ask();
    const second = await secret();
    clock.advance(11 * MINUTE);
    await ask();
    await spent(second);
    const third = await secret();
    const change = (data: object) => db.user.update({ where: { id: person.id }, data });
    await change({ disabledAt: clock.now() });
    await spent(third);
    await change({ disabledAt: null, email: `new-${person.email}` });
    await spent(third);
    await spent('cut_r_guess');
    expect((await db.user.findUniqueOrThrow({ where: { id: person.id } })).passwordHash).toBe(await oldHash);
  });

  it('is guessed twenty times from one origin, and then no more', async () => {
    const { reset } = await scene();
    for (let guess = 0; guess < 20; guess += 1)
      await expect(reset(`cut_r_${guess}`)).rejects.toThrow(Conflict);
    await expect(reset('cut_r_20')).rejects.toThrow(TooManyRequests);
  });

  it('is no way in for a sign-in that checked the old password just before', async () => {
    const { person, signIn } = await scene();
    await withTestDatabase(async (client) => {
      await client.query('BEGIN');
      await client.query('UPDATE users SET password_hash = $1 WHERE id = $2', ['another', person.id]);
      const late = expect(signIn(OLD)).rejects.toThrow(Unauthorized);
      await vi.waitFor(
        async () => {
          const waiting = await db.$queryRaw`SELECT 1 FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock'`;
          expect(waiting).toHaveLength(1);
        },
        { timeout: 60_000 },
      );
      await client.query('COMMIT');
      await late;
    });
    expect(await db.session.count({ where: { userId: person.id } })).toBe(0);
  });

  it('lets its owner in at once from where they had guessed too often', async () => {
    const { ask, secret, reset, signIn } = await scene();
    for (let guess = 0; guess < 5; guess += 1) await expect(signIn('wrong')).rejects.toThrow(Unauthorized);
    await expect(signIn(NEW)).rejects.toThrow(TooManyRequests);
    await ask();
    await reset(await secret());
    await expect(signIn(NEW)).resolves.toBeDefined();
  });
});

describe('asking for a link', () => {
  it('leaves the same trace for a known, unknown, disabled and invited address', async () => {
    const { person, product, clock } = await scene();
    const disabled = await createPerson('AGENT', { passwordHash: 'theirs' });
    await db.user.update({ where: { id: disabled.id }, data: { disabledAt: clock.now() } });
    const invited = await createPerson('AGENT');
    const before = await db.auditEntry.count();
    const emails = [person.email, 'nobody@test.example', disabled.email, invited.email];
    for (const email of emails)
      expect(await askForPasswordLink(product, { email }, '192.0.2.1')).toBeUndefined();
    const asked = await db.outboxEvent.findMany({
      where: { name: 'password_link.asked', dispatchedAt: null },
      orderBy: { id: 'asc' },
    });
    expect(asked.map(({ payload }) => unseal((payload as { sealedEmail: string }).sealedEmail))).toEqual(
      emails,
    );
    expect(JSON.stringify(asked.map(({ payload }) => payload))).not.toContain('@');
    expect(await db.auditEntry.count()).toBe(before);
    expect(await db.mail.count({ where: { recipient: { in: emails } } })).toBe(0);
    await expect(askForPasswordLink(product, { email: 'no address' }, '192.0.2.1')).rejects.toThrow(Invalid);
  });

  it('sends nothing to the unknown and the disabled, and an invitation to who has no password', async () => {
    const { ask, mails, clock, product, origin } = await scene();
    const disabled = await createPerson('AGENT', { passwordHash: 'theirs' });
    await db.user.update({ where: { id: disabled.id }, data: { disabledAt: clock.now() } });
    const invited = await createPerson('AGENT');
    for (const email of ['nobody@test.example', disabled.email, invited.email]) await ask(email);
    expect(await mails('nobody@test.example')).toEqual([]);
    expect(await mails(disabled.email)).toEqual([]);
    await ask(invited.email);
    const [mail, ...others] = await mails(invited.email);
    expect(others).toEqual([]);
    expect(mail?.kind).toBe('invitation');
    const token = unseal(mail?.sealedSecret ?? '');
    await acceptInvitation(product, { token, password: NEW }, origin);
    expect(await db.auditEntry.count({ where: { action: 'person.invited', subjectId: invited.id } })).toBe(1);
    expect(await db.passwordReset.count({ where: { userId: { in: [invited.id, disabled.id] } } })).toBe(0);
  });

  it('fills no inbox: one mail in ten minutes from anywhere, three in a day from one origin', async () => {
    const { ask, mails, clock, reset, secret } = await scene();
    const times = [ask(undefined, '192.0.2.11'), ask(undefined, '192.0.2.12'), ask(undefined, '192.0.2.13')];
    await Promise.all(times);
    expect(await mails()).toHaveLength(1);
    const stranger = '192.0.2.14';
    for (let time = 0; time < 3; time += 1) {
      clock.advance(11 * MINUTE);
      await ask(undefined, stranger);
    }
    await expect(ask(undefined, stranger)).rejects.toThrow(TooManyRequests);
    await expect(ask('nobody@test.example', stranger)).resolves.toBeUndefined();
    expect(await mails()).toHaveLength(4);
    // And what a stranger asked for does not keep the owner out.
    clock.advance(11 * MINUTE);
    await ask();
    await expect(reset(await secret())).resolves.toBeDefined();
  });

  it('for whatever addresses, is refused after twenty in an hour from one origin', async () => {
    const { product } = await scene();
    const ask = (n: number) => askForPasswordLink(product, { email: `p${n}@test.example` }, '192.0.2.21');
    for (let n = 0; n < 20; n += 1) await ask(n);
    await expect(ask(20)).rejects.toThrow(TooManyRequests);
  });
});

describe('the mail with a link', () => {
  it('leads to the address that people know, and does not go out once its link is worth nothing', async () => {
    const { ask, mails, clock, reset, secret } = await scene();
    await ask();
    const [mail] = await mails();
    expect(mail?.text).toContain('http://localhost:3000/reset-password?token=hidden-in-this-copy');
    const recheck = (now: Date) =>
      mailRechecks['password-reset']?.({ id: mail?.id ?? '', userId: null }, now);
    expect(await recheck(clock.now())).toMatchObject({ subject: mail?.subject });
    expect(await recheck(new Date(clock.now().getTime() + 60 * MINUTE))).toBeNull();
    await reset(await secret());
    expect(await recheck(clock.now())).toBeNull();
  });
});
