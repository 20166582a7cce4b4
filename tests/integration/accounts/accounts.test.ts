import { describe, expect, it } from 'vitest';
import { correctAccount } from '@/lib/accounts/commands/correct-account';
import { createAccount as create } from '@/lib/accounts/commands/create-account';
import { getAccount, listMembers } from '@/lib/accounts/data/accounts';
import { listDirectory } from '@/lib/accounts/data/directory';
import { db } from '@/lib/platform/db';
import { Conflict, Forbidden, Invalid, NotFound, PreconditionFailed } from '@/lib/platform/errors';
import { contextFor, createAccount, createDirectoryUser, createPerson } from '../../support/fixtures';

const given = { name: 'Halden Nordic', region: 'EUROPE', serviceLevel: 'PREMIUM' } as const;
const operations = async () => contextFor(await createPerson('OPERATIONS'));

describe('creating an account', () => {
  it('fills in what the region and the service level imply', async () => {
    const account = await create(await operations(), given);
    expect(account).toMatchObject({
      timeZone: 'Europe/London',
      userAdministration: false,
      platform: 'CLASSIC',
      products: ['WORK'],
      version: 1,
    });
    const enterprise = await create(await operations(), { ...given, serviceLevel: 'ENTERPRISE' });
    expect(enterprise.userAdministration).toBe(true);
    expect(enterprise.number).toBe(account.number + 1);
  });

  it('gives each of ten at once its own number', async () => {
    const ctx = await operations();
    const accounts = await Promise.all(Array.from({ length: 10 }, () => create(ctx, given)));
    expect(new Set(accounts.map(({ number }) => number)).size).toBe(10);
  });

  it('goes on with the next free number when the very last one is taken', async () => {
    const ctx = await operations();
    const before = await create(ctx, given);
    await createAccount({ number: 2_147_483_647 });
    expect((await create(ctx, given)).number).toBe(before.number + 1);
  });

  it('refuses a number that is taken, a made-up zone and any field it does not know', async () => {
    const ctx = await operations();
    const { number } = await create(ctx, given);
    await expect(create(ctx, { ...given, number })).rejects.toThrow(Conflict);
    await expect(create(ctx, { ...given, timeZone: 'Europe/Atlantis' })).rejects.toThrow(Invalid);
    await expect(create(ctx, { ...given, timeZone: '+02:00' })).rejects.toThrow(Invalid);
    await expect(create(ctx, { ...given, platform: 'X_SERIES' })).rejects.toThrow(Invalid);
    await expect(create(ctx, { ...given, version: 7 })).rejects.toThrow(Invalid);
    await expect(create(ctx, { ...given, name: 'a\u0000b' })).rejects.toThrow(Invalid);
  });

  it.each(['CUSTOMER_ADMIN', 'AGENT', 'LEAD'] as const)('is not for %s', async (role) => {
    const before = await db.account.count();
    await expect(create(await contextFor(await createPerson(role)), given)).rejects.toThrow(Forbidden);
    expect(await db.account.count()).toBe(before);
  });
});

describe('correcting an account', () => {
  it('changes what is named, writes before and after, and nothing when nothing differs', async () => {
    const ctx = await operations();
    const { number } = await create(ctx, given);
    const corrected = await correctAccount(ctx, { number, serviceLevel: 'ENTERPRISE', name: given.name });
    expect(corrected).toMatchObject({ serviceLevel: 'ENTERPRISE', version: 2 });
    const audit = await db.auditEntry.findFirstOrThrow({
      where: { accountNumber: number, action: 'account.corrected' },
    });
    expect(audit.before).toMatchObject({ serviceLevel: 'PREMIUM' });
    expect(audit.after).toMatchObject({ serviceLevel: 'ENTERPRISE' });
    expect((await correctAccount(ctx, { number, serviceLevel: 'ENTERPRISE' })).version).toBe(2);
  });

  it('against an old version is refused; of many at once against the same, one holds', async () => {
    const ctx = await operations();
    const { number } = await create(ctx, given);
    const names = Array.from({ length: 8 }, (_, i) => `Name ${i}`);
    const results = await Promise.allSettled(
      names.map((name) => correctAccount({ ...ctx, expectedVersion: 1 }, { number, name })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(correctAccount({ ...ctx, expectedVersion: 1 }, { number, name: 'Late' })).rejects.toThrow(
      PreconditionFailed,
    );
  });

  it('never changes the platform', async () => {
    const ctx = await operations();
    const { number } = await create(ctx, given);
    await expect(correctAccount(ctx, { number, platform: 'X_SERIES' })).rejects.toThrow(Invalid);
  });

  it('is not there for another customer, forbidden for one’s own and for agents', async () => {
    const [mine, theirs] = [await createAccount(), await createAccount()];
    const admin = await contextFor(await createPerson('CUSTOMER_ADMIN', { accounts: [mine.number] }));
    await expect(correctAccount(admin, { number: theirs.number, name: 'X' })).rejects.toThrow(NotFound);
    await expect(correctAccount(admin, { number: mine.number, name: 'X' })).rejects.toThrow(Forbidden);
    const agent = await contextFor(await createPerson('AGENT'));
    await expect(correctAccount(agent, { number: mine.number, name: 'X' })).rejects.toThrow(Forbidden);
  });
});

describe('reading an account', () => {
  it('gives what is not theirs the same answer as what is not there', async () => {
    const [mine, theirs] = [await createAccount(), await createAccount()];
    const { actor } = await contextFor(await createPerson('CUSTOMER_ADMIN', { accounts: [mine.number] }));
    const foreign = await getAccount(actor.scope, theirs.number).catch((error: Error) => error.message);
    const missing = await getAccount(actor.scope, 2_000_000_000).catch((error: Error) => error.message);
    expect(foreign).toBe(missing);
    await expect(listDirectory(actor.scope, theirs.number)).rejects.toThrow(NotFound);
    expect(await listMembers(actor.scope, theirs.number)).toEqual([]);
  });

  it('lists its members by name, without the disabled', async () => {
    const { number } = await createAccount();
    const [person, gone] = await Promise.all(
      [1, 2].map(() => createPerson('CUSTOMER_ADMIN', { accounts: [number] })),
    );
    await db.user.update({ where: { id: gone?.id ?? '' }, data: { disabledAt: new Date() } });
    const { actor } = await operations();
    expect((await listMembers(actor.scope, number)).map(({ userId }) => userId)).toEqual([person?.id]);
  });
});

describe('the directory', () => {
  it('is sorted, searched and paged without gaps; deleted people are gone', async () => {
    const { number } = await createAccount();
    const names = ['Ågren', 'Byron', 'Byron', "O'Neil", 'de Vries', 'Zhu', 'Müller'];
    for (const lastName of names) await createDirectoryUser(number, { lastName });
    await createDirectoryUser(number, { lastName: 'Gone', status: 'DELETED' });
    await createDirectoryUser((await createAccount()).number, { lastName: 'Elsewhere' });
    const { actor } = await operations();
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listDirectory(actor.scope, number, { limit: 2, cursor });
      paged.push(...page.data.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    const all = await listDirectory(actor.scope, number, { limit: 100 });
    expect(paged).toEqual(all.data.map(({ id }) => id));
    expect(all.data).toHaveLength(names.length);
    const found = await listDirectory(actor.scope, number, { search: "o'n" });
    expect(found.data.map(({ lastName }) => lastName)).toEqual(["O'Neil"]);
    expect((await listDirectory(actor.scope, number, { search: '%' })).data).toEqual([]);
  });

  it('refuses a cursor that is not one of its own', async () => {
    const { number } = await createAccount();
    const { actor } = await operations();
    for (const cursor of ['x', 'WyJhIiwiYiIsImMiXQ', 'W10'])
      await expect(listDirectory(actor.scope, number, { cursor })).rejects.toThrow(Invalid);
  });
});
