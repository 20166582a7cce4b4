import { beforeEach, describe, expect, it } from 'vitest';
import { insertAccounts, updateAccounts } from '@/lib/accounts/commands/write-accounts';
import { insertDirectoryUsers, updateDirectoryUsers } from '@/lib/accounts/commands/write-directory-users';
import { writePeople } from '@/lib/accounts/commands/write-people';
import type { ImportedDirectoryUser, WholeAccount } from '@/lib/accounts/types';
import { transaction } from '@/lib/platform/command';
import { db } from '@/lib/platform/db';
import { resetDatabase } from '@/tests/support/database';
import { createAccount, createDirectoryUser, createPerson, NOON } from '@/tests/support/fixtures';

beforeEach(resetDatabase);

const whole = (number: number, given: Partial<WholeAccount> = {}): WholeAccount => ({
  number,
  name: 'From a file',
  region: 'APAC',
  timeZone: 'Asia/Tokyo',
  serviceLevel: 'STANDARD',
  userAdministration: false,
  products: ['CONTACT_CENTER'],
  ...given,
});

describe('many accounts (insertAccounts, updateAccounts)', () => {
  it('enter on Classic; one that is there already stays, and is missing from the count', async () => {
    const { number, name } = await createAccount();
    expect(await insertAccounts(db, [whole(number), whole(500), whole(501)], NOON)).toBe(2);
    expect(await db.account.findMany({ orderBy: { number: 'desc' } })).toMatchObject([
      { number, name },
      { ...whole(501), platform: 'CLASSIC', createdAt: NOON },
      { ...whole(500), platform: 'CLASSIC' },
    ]);
  });

  it('are corrected in what a file says and nowhere else: platform and other accounts stay', async () => {
    const [one, other] = [await createAccount({ platform: 'X_SERIES' }), await createAccount()];
    await updateAccounts(db, [whole(one.number)], NOON);
    expect(await db.account.findUnique({ where: { number: one.number } })).toMatchObject({
      ...whole(one.number),
      platform: 'X_SERIES',
      version: one.version + 1,
    });
    expect(await db.account.findUnique({ where: { number: other.number } })).toEqual(other);
  });

  it('are taken back with the transaction they are part of', async () => {
    const broken = transaction(async (tx) => {
      await insertAccounts(tx, [whole(500)], NOON);
      throw new Error('broke off');
    });
    await expect(broken).rejects.toThrow('broke off');
    expect(await db.account.count()).toBe(0);
  });
});

const user = (accountNumber: number, given: Partial<ImportedDirectoryUser> = {}): ImportedDirectoryUser => ({
  accountNumber,
  email: 'ada@customer.example',
  firstName: 'Augusta',
  lastName: 'King',
  ...given,
});

describe('many end users (insertDirectoryUsers, updateDirectoryUsers)', () => {
  it('are one for each account and address, whatever its case; another account has its own', async () => {
    const [one, other] = [await createAccount(), await createAccount()];
    const known = await createDirectoryUser(one.number, { email: 'Ada@Customer.example' });
    expect(await insertDirectoryUsers(db, [user(one.number), user(other.number)], NOON)).toBe(1);
    expect(await db.directoryUser.findUnique({ where: { id: known.id } })).toEqual(known);
    expect(await db.directoryUser.findMany({ where: { accountNumber: other.number } })).toMatchObject([
      { email: 'ada@customer.example', status: 'ACTIVE', products: ['WORK'] },
    ]);
  });

  it('may come again after they were deleted', async () => {
    const { number } = await createAccount();
    await createDirectoryUser(number, { email: 'ada@customer.example', status: 'DELETED' });
    expect(await insertDirectoryUsers(db, [user(number)], NOON)).toBe(1);
  });

  it('keep what a row leaves out; another account’s user of that address and the deleted stay as they are', async () => {
    const [one, other] = [await createAccount(), await createAccount()];
    const given = { email: 'Ada@customer.example', extension: '4000', device: 'Poly', site: 'Leeds' };
    const known = await createDirectoryUser(one.number, given);
    const untouched = [
      await createDirectoryUser(one.number, { ...given, status: 'DELETED' }),
      await createDirectoryUser(other.number, given),
    ];
    await updateDirectoryUsers(db, [user(one.number, { extension: '4001' })], NOON);
    expect(await db.directoryUser.findUnique({ where: { id: known.id } })).toMatchObject({
      firstName: 'Augusta',
      email: 'Ada@customer.example',
      extension: '4001',
      device: 'Poly',
      site: 'Leeds',
      version: known.version + 1,
    });
    for (const before of untouched)
      expect(await db.directoryUser.findUnique({ where: { id: before.id } })).toEqual(before);
  });
});

describe('many admins (writePeople)', () => {
  const find = (email: string) =>
    db.user.findUniqueOrThrow({ where: { email }, include: { memberships: true } });
  const accountsOf = async (email: string) =>
    (await find(email)).memberships.map(({ accountNumber }) => accountNumber).sort();

  it('are made without a password, in the zone of their first account unless told', async () => {
    const [one, two] = [await createAccount({ timeZone: 'Asia/Tokyo' }), await createAccount()];
    const person = { email: 'a@b.example', name: 'Ann', accounts: [one.number, two.number] };
    const told = { email: 'c@b.example', name: 'Cem', accounts: [two.number], timeZone: 'Europe/Paris' };
    await writePeople(db, [person, told], NOON);
    expect(await find('a@b.example')).toMatchObject({
      role: 'CUSTOMER_ADMIN',
      timeZone: 'Asia/Tokyo',
      passwordHash: null,
    });
    expect((await find('c@b.example')).timeZone).toBe('Europe/Paris');
    expect(await accountsOf('a@b.example')).toEqual([one.number, two.number]);
  });

  it('who are known keep zone, password and accounts, and get the new accounts once', async () => {
    const [one, two] = [await createAccount(), await createAccount()];
    const known = await createPerson('CUSTOMER_ADMIN', {
      accounts: [one.number],
      email: 'a@b.example',
      passwordHash: 'kept',
    });
    const given = { email: 'a@b.example', name: 'Ann', accounts: [two.number] };
    for (let times = 0; times < 2; times += 1) await writePeople(db, [given], NOON);
    expect(await find('a@b.example')).toMatchObject({
      name: 'Ann',
      timeZone: known.timeZone,
      passwordHash: 'kept',
    });
    expect(await accountsOf('a@b.example')).toEqual([one.number, two.number]);
  });

  it.each(['AGENT', 'LEAD', 'OPERATIONS'] as const)(
    'never make an admin of %s, nor touch their name',
    async (role) => {
      const { number } = await createAccount();
      const staff = await createPerson(role, { email: 'a@b.example' });
      await writePeople(db, [{ email: 'a@b.example', name: 'Ann', accounts: [number] }], NOON);
      expect(await find('a@b.example')).toMatchObject({ role, name: staff.name, memberships: [] });
    },
  );
});
