import { beforeAll, describe, expect, it } from 'vitest';
import { readPickableUsers } from '@/lib/cases/data/directory';
import { loadNewCaseForm } from '@/lib/cases/loaders/filing';
import type { Person } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import { createAccount, createDirectoryUser, createPerson } from '@/tests/support/fixtures';
import { aDesk, type Desk } from './support';

const MANY = 2_050;
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk();
  await db.directoryUser.createMany({
    data: Array.from({ length: MANY }, (_, index) => ({
      accountNumber: desk.account.number,
      firstName: 'Mila',
      lastName: `Many ${String(index).padStart(4, '0')}`,
      email: `mila${index}@customer.example`,
      products: ['WORK' as const],
    })),
  });
  await createDirectoryUser(desk.account.number, {
    firstName: 'Zoë',
    lastName: 'Zimmer',
    extension: '7788',
    site: 'Leeds',
  });
  await createDirectoryUser(desk.foreign.number, { firstName: 'Zoë', lastName: 'Zimmer' });
});

const find = async (words?: string, person: { token: string } = desk.admin) => {
  const { actor } = await desk.as(person);
  const users = await readPickableUsers(actor.scope, desk.account.number, desk.clock, words);
  return users.map(({ lastName }) => lastName);
};

describe('the users of a long directory', () => {
  it('are found beyond those a page knows, by each word of name, address, extension or site', async () => {
    expect(await find()).not.toContain('Zimmer');
    for (const words of ['zimmer', 'ZOË zim', '7788', 'leeds zoë'])
      expect(await find(words)).toEqual(['Zimmer']);
    expect(await find('zimmer mila')).toEqual([]);
    expect(await find('100%')).toEqual([]);
    expect(await find('mila many')).toHaveLength(20);
  });

  it('are nobody’s but the account’s', async () => {
    await expect(find('zimmer', desk.stranger)).rejects.toBeInstanceOf(NotFound);
  });
});

it('a form for one of more accounts than a list shows knows that account’s own lockout', async () => {
  const accounts = [];
  for (let made = 0; made < 101; made += 1) accounts.push(await createAccount());
  const numbers = accounts.map(({ number }) => number);
  const owner = await createPerson('CUSTOMER_ADMIN', { accounts: numbers });
  const { actor } = await desk.as(owner);
  const person = actor as Person;
  const shown = (await loadNewCaseForm(person)).accounts.map(({ number }) => number);
  const last = numbers.find((number) => !shown.includes(number)) ?? 0;
  const startsAt = new Date(Date.now() + 86_400_000);
  await db.upgrade.create({
    data: {
      accountNumber: last,
      upgradeStartsAt: startsAt,
      lockoutStartsAt: new Date(startsAt.getTime() - 600_000),
      expectedEndAt: new Date(startsAt.getTime() + 900_000),
      lockoutLeadMinutes: 10,
      durationMinutes: 15,
      createdAt: new Date(),
    },
  });
  const { account, upgrade, phase } = await loadNewCaseForm(person, last);
  expect({ number: account?.number, phase }).toEqual({ number: last, phase: 'SCHEDULED' });
  expect(upgrade?.upgradeStartsAt).toEqual(startsAt);
});
