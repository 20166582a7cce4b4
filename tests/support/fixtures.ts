import { getTokenOwner } from '@/lib/auth/data';
import type { Role } from '@/lib/platform/actor';
import type { Clock } from '@/lib/platform/clock';
import type { CommandContext } from '@/lib/platform/command';
import { db } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';
import { digest, newSecret } from '@/lib/platform/secrets';

/** Monday 7 June 2027, 12:00 UTC: a working day everywhere. */
export const NOON = new Date('2027-06-07T12:00:00.000Z');

/** A clock the test sets. */
export function clockAt(start: Date = NOON): Clock & { set(at: Date): void; advance(ms: number): void } {
  let at = start.getTime();
  return {
    now: () => new Date(at),
    set: (to) => {
      at = to.getTime();
    },
    advance: (ms) => {
      at += ms;
    },
  };
}

let counter = 0;

export async function createAccount(given: Partial<Prisma.AccountUncheckedCreateInput> = {}) {
  counter += 1;
  return db.account.create({
    data: {
      number: 300_000 + counter,
      name: `Account ${counter}`,
      region: 'US',
      timeZone: 'America/Los_Angeles',
      serviceLevel: 'ENTERPRISE',
      userAdministration: true,
      products: ['WORK', 'CONTACT_CENTER'],
      ...given,
    },
  });
}

type PersonOptions = { accounts?: number[]; email?: string; passwordHash?: string };

/** A person with an API token; for tests of commands use `contextFor`. */
export async function createPerson(role: Role, { accounts = [], ...given }: PersonOptions = {}) {
  counter += 1;
  const token = newSecret('cut_t');
  const user = await db.user.create({
    data: {
      email: `person${counter}@test.example`,
      name: `Person ${counter}`,
      role,
      timeZone: 'Europe/London',
      ...given,
      memberships: { create: accounts.map((accountNumber) => ({ accountNumber })) },
      apiTokens: {
        create: {
          name: 'test',
          tokenHash: digest(token),
          prefix: 'cut_t_test',
          canWrite: true,
          createdAt: NOON,
        },
      },
    },
  });
  return { ...user, token };
}

/** What a transport would hand to a command for this person, read from the database as a request would. */
export async function contextFor(
  person: { token: string },
  clock: Clock = clockAt(),
  expectedVersion?: number,
): Promise<CommandContext> {
  const owner = await getTokenOwner(person.token, clock.now());
  if (!owner) throw new Error('The person’s token is not accepted.');
  return { actor: owner.actor, clock, requestId: 'test', expectedVersion };
}

export async function createDirectoryUser(
  accountNumber: number,
  given: Partial<Prisma.DirectoryUserUncheckedCreateInput> = {},
) {
  counter += 1;
  return db.directoryUser.create({
    data: {
      accountNumber,
      firstName: 'Ada',
      lastName: `Byron ${counter}`,
      email: `ada${counter}@customer.example`,
      extension: String(1000 + counter),
      license: 'X2',
      site: 'Head office',
      products: ['WORK'],
      ...given,
    },
  });
}
