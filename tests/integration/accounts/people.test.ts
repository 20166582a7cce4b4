import { describe, expect, it } from 'vitest';
import { addMembership, removeMembership } from '@/lib/accounts/commands/change-membership';
import { disablePerson, enablePerson } from '@/lib/accounts/commands/disable-person';
import { getAccount } from '@/lib/accounts/data/accounts';
import { listPeople } from '@/lib/accounts/data/people';
import { getSignedIn, getTokenOwner } from '@/lib/auth/data';
import { db } from '@/lib/platform/db';
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/platform/errors';
import { digest } from '@/lib/platform/secrets';
import { contextFor, createAccount, createPerson, NOON } from '../../support/fixtures';

const operations = async () => contextFor(await createPerson('OPERATIONS'));

describe('disabling a person', () => {
  it('ends every session and token at once; enabling brings none of them back', async () => {
    const ctx = await operations();
    const person = await createPerson('AGENT');
    const [created, expires] = [NOON, new Date(NOON.getTime() + 86_400_000)];
    await db.session.create({
      data: {
        userId: person.id,
        tokenHash: digest('cookie'),
        createdAt: created,
        lastSeenAt: created,
        expiresAt: expires,
      },
    });
    expect(await getSignedIn('cookie', NOON)).not.toBeNull();
    expect(await disablePerson(ctx, { userId: person.id })).toEqual({ sessions: 1, tokens: 1 });
    expect(await getSignedIn('cookie', NOON)).toBeNull();
    await disablePerson(ctx, { userId: person.id });
    await enablePerson(ctx, { userId: person.id });
    expect(await getTokenOwner(person.token, NOON)).toBeNull();
    expect(await getSignedIn('cookie', NOON)).toBeNull();
    const audit = await db.auditEntry.findMany({ where: { subjectId: person.id }, orderBy: { id: 'asc' } });
    expect(audit.map(({ action }) => action)).toEqual(['person.disabled', 'person.enabled']);
    const told = await db.outboxEvent.findMany({ where: { name: 'session.revoked' } });
    expect(told).toMatchObject([{ topics: [`user:${person.id}`] }]);
  });

  it('is refused to oneself', async () => {
    const ctx = await operations();
    await expect(disablePerson(ctx, { userId: ctx.actor.userId })).rejects.toThrow(Conflict);
    expect(await db.user.findUniqueOrThrow({ where: { id: ctx.actor.userId ?? '' } })).toMatchObject({
      disabledAt: null,
    });
  });

  it('who is not there finds nobody, and so does enabling', async () => {
    const ctx = await operations();
    const nobody = { userId: '00000000-0000-7000-8000-000000000000' };
    await expect(disablePerson(ctx, nobody)).rejects.toThrow(NotFound);
    await expect(enablePerson(ctx, nobody)).rejects.toThrow(NotFound);
  });
});

describe('a membership', () => {
  it('counts from the next request on, and so does its end', async () => {
    const ctx = await operations();
    const { number } = await createAccount();
    const person = await createPerson('CUSTOMER_ADMIN');
    const read = async () => getAccount((await contextFor(person)).actor.scope, number);
    await expect(read()).rejects.toThrow(NotFound);
    for (let times = 0; times < 2; times += 1)
      await addMembership(ctx, { userId: person.id, accountNumber: number });
    expect(await read()).toMatchObject({ number });
    for (let times = 0; times < 2; times += 1)
      await removeMembership(ctx, { userId: person.id, accountNumber: number });
    await expect(read()).rejects.toThrow(NotFound);
    const audit = await db.auditEntry.findMany({ where: { accountNumber: number }, orderBy: { id: 'asc' } });
    expect(audit.map(({ action }) => action)).toEqual(['membership.added', 'membership.removed']);
  });

  it('is for customer admins and accounts that there are', async () => {
    const ctx = await operations();
    const { number } = await createAccount();
    const agent = await createPerson('AGENT');
    const admin = await createPerson('CUSTOMER_ADMIN');
    const add = (userId: string, accountNumber: number) => addMembership(ctx, { userId, accountNumber });
    await expect(add(agent.id, number)).rejects.toThrow(Conflict);
    await expect(add(admin.id, 2_000_000_000)).rejects.toThrow(Invalid);
    await expect(add(crypto.randomUUID(), number)).rejects.toThrow(NotFound);
    expect(await db.membership.count({ where: { accountNumber: number } })).toBe(0);
  });
});

describe('who may', () => {
  it.each(['CUSTOMER_ADMIN', 'AGENT', 'LEAD'] as const)(
    'not %s, not even for an account of theirs',
    async (role) => {
      const { number } = await createAccount();
      const person = await createPerson('CUSTOMER_ADMIN', { accounts: [number] });
      const ctx = await contextFor(await createPerson(role, { accounts: [number] }));
      for (const verb of [disablePerson, enablePerson])
        await expect(verb(ctx, { userId: person.id })).rejects.toThrow(Forbidden);
      for (const verb of [addMembership, removeMembership])
        await expect(verb(ctx, { userId: person.id, accountNumber: number })).rejects.toThrow(Forbidden);
      expect((await contextFor(person)).actor.scope).toMatchObject({ accountNumbers: [number] });
    },
  );
});

describe('the list of people', () => {
  it('is paged by name without gaps, and found by name, address, account and role', async () => {
    const { number } = await createAccount();
    const names = ['Zoë', 'Åke', 'Ann', 'Ann', 'O_Neil'];
    for (const name of names) {
      const { id } = await createPerson('CUSTOMER_ADMIN', { accounts: [number] });
      await db.user.update({ where: { id }, data: { name } });
    }
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listPeople({ q: String(number), role: 'CUSTOMER_ADMIN', cursor, limit: 2 });
      paged.push(...page.data.map(({ name }) => name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(paged).toHaveLength(names.length);
    expect(new Set(paged)).toEqual(new Set(names));
    expect((await listPeople({ q: 'o_n' })).data.map(({ name }) => name)).toEqual(['O_Neil']);
    expect((await listPeople({ q: String(number), role: 'LEAD' })).data).toEqual([]);
    await expect(listPeople({ cursor: 'nonsense' })).rejects.toThrow(Invalid);
  });
});
