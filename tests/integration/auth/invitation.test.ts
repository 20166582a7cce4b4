import { describe, expect, it } from 'vitest';
import { acceptInvitation } from '@/lib/auth/commands/accept-invitation';
import { inviteNewPerson, invitePerson } from '@/lib/auth/commands/invite-person';
import { startSession } from '@/lib/auth/commands/start-session';
import { systemActor } from '@/lib/auth/data';
import { getInvited } from '@/lib/auth/data/links';
import { jobs } from '@/lib/auth/jobs';
import { db } from '@/lib/platform/db';
import { Conflict, Forbidden, Invalid, NotFound, TooManyRequests } from '@/lib/platform/errors';
import { unseal } from '@/lib/platform/secrets';
import { clockAt, contextFor, createAccount, createPerson, NOON } from '../../support/fixtures';

const MINUTE = 60_000;
const DAY = 86_400_000;
const PASSWORD = 'plain words in a row';
let origins = 0;

/** Somebody new without a password, operations, and the last link that was sent. */
async function scene() {
  const clock = clockAt();
  const { number } = await createAccount();
  const person = await createPerson('CUSTOMER_ADMIN', { accounts: [number] });
  const operations = await contextFor(await createPerson('OPERATIONS'), clock);
  const product = { actor: systemActor, clock, requestId: 'test' };
  origins += 1;
  const origin = `198.51.100.${origins}`;
  const token = async () => {
    const mail = await db.mail.findFirstOrThrow({
      where: { recipient: person.email },
      orderBy: { createdAt: 'desc' },
    });
    return mail.sealedSecret ? unseal(mail.sealedSecret) : '';
  };
  const accept = (secret: string, password = PASSWORD) =>
    acceptInvitation(product, { token: secret, password }, origin);
  const signIn = () =>
    startSession(
      { email: person.email, password: PASSWORD },
      { clock, requestId: 'test', ip: origin, userAgent: null },
    );
  return { clock, person, operations, product, token, accept, signIn, origin };
}

describe('an invitation (invitePerson, writeInvitation, acceptInvitation)', () => {
  it('lets its holder set a password once, confirms the address, and rests as a digest', async () => {
    const { person, operations, clock, token, accept, signIn } = await scene();
    await expect(signIn()).rejects.toThrow();
    await invitePerson(operations, { userId: person.id });
    const secret = await token();
    expect(secret).toMatch(/^cut_i_[\w-]{43}$/);
    expect(await getInvited(secret, clock.now())).toEqual({ name: person.name, email: person.email });
    const rows = await db.$queryRaw<{ found: number }[]>`
      SELECT count(*)::int AS found FROM invitations WHERE invitations::text LIKE ${`%${secret}%`}`;
    expect(rows[0]?.found).toBe(0);
    expect(JSON.stringify(await db.mail.findMany())).not.toContain(secret);
    await expect(accept(secret, 'too short')).rejects.toThrow(Invalid);
    const twice = await Promise.allSettled([accept(secret), accept(secret)]);
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(signIn()).resolves.toMatchObject({ userId: person.id });
    const { emailVerifiedAt } = await db.user.findUniqueOrThrow({ where: { id: person.id } });
    expect(emailVerifiedAt).toEqual(NOON);
    expect(await getInvited(secret, clock.now())).toBeNull();
  });

  it('ends after seven days, with the next one, with another address, and for the disabled', async () => {
    const { clock, person, operations, token, accept } = await scene();
    const spent = async (secret: string) => expect(accept(secret)).rejects.toThrow(Conflict);
    await invitePerson(operations, { userId: person.id });
    const first = await token();
    clock.advance(7 * DAY);
    await spent(first);
    await invitePerson(operations, { userId: person.id });
    const second = await token();
    clock.advance(11 * MINUTE);
    await invitePerson(operations, { userId: person.id });
    await spent(second);
    const third = await token();
    await db.user.update({ where: { id: person.id }, data: { disabledAt: clock.now() } });
    await spent(third);
    expect(await getInvited(third, clock.now())).toBeNull();
    await db.user.update({
      where: { id: person.id },
      data: { disabledAt: null, email: `new-${person.email}` },
    });
    await spent(third);
    await spent('cut_i_guess');
    expect((await db.user.findUniqueOrThrow({ where: { id: person.id } })).passwordHash).toBeNull();
  });

  it('never replaces a password', async () => {
    const { clock, person, operations, token, accept } = await scene();
    await invitePerson(operations, { userId: person.id });
    await db.user.update({ where: { id: person.id }, data: { passwordHash: 'theirs' } });
    await expect(accept(await token())).rejects.toThrow(Conflict);
    clock.advance(DAY);
    await expect(invitePerson(operations, { userId: person.id })).rejects.toThrow(Conflict);
    expect((await db.user.findUniqueOrThrow({ where: { id: person.id } })).passwordHash).toBe('theirs');
  });

  it('is sent by operations alone, one in ten minutes', async () => {
    const { clock, person, operations } = await scene();
    for (const role of ['AGENT', 'LEAD', 'CUSTOMER_ADMIN'] as const)
      await expect(
        invitePerson(await contextFor(await createPerson(role), clock), { userId: person.id }),
      ).rejects.toThrow(Forbidden);
    await expect(
      invitePerson(operations, { userId: '0193a000-0000-7000-8000-00000000ffff' }),
    ).rejects.toThrow(NotFound);
    await invitePerson(operations, { userId: person.id });
    await expect(invitePerson(operations, { userId: person.id })).rejects.toThrow(Conflict);
    expect(await db.mail.count({ where: { recipient: person.email } })).toBe(1);
  });

  it('goes to somebody new once, however often the job runs', async () => {
    const { clock, person, product } = await scene();
    const job = jobs.find(({ name }) => name === 'auth.invite-person');
    expect(job?.on).toEqual(['person.created']);
    const run = () => job?.handler({ userId: person.id }, { now: clock.now(), clock, jobId: 'job' });
    await Promise.all([run(), run()]);
    clock.advance(DAY);
    await run();
    expect(await db.mail.count({ where: { recipient: person.email } })).toBe(1);
    expect(await db.auditEntry.count({ where: { action: 'person.invited', subjectId: person.id } })).toBe(1);
    const settled = await createPerson('CUSTOMER_ADMIN', { passwordHash: 'theirs' });
    expect(await inviteNewPerson(product, { userId: settled.id })).toBe(false);
  });

  it('is guessed twenty times from one origin, and then no more', async () => {
    const { accept } = await scene();
    for (let guess = 0; guess < 20; guess += 1)
      await expect(accept(`cut_i_${guess}`)).rejects.toThrow(Conflict);
    await expect(accept('cut_i_20')).rejects.toThrow(TooManyRequests);
  });
});
