import { randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type { Role } from '@/lib/platform/actor';
import type { Prisma } from '@/lib/platform/generated/client';
import { digest, newSecret } from '@/lib/platform/secrets';
import { idAt, type Random } from './random';

export type SeedPerson = {
  email: string;
  name: string;
  role: Role;
  timeZone: string;
  accounts: readonly number[];
  /** Mail to their address was never confirmed. */
  isUnconfirmed?: boolean;
  /** When they last signed in; a few days ago unless told, null for never. */
  signedInDaysAgo?: number | null;
};

/** What a person signs in with; it is written to one file that only its owner may read. */
export type Credentials = {
  email: string;
  role: Role;
  accounts: readonly number[];
  password: string;
  apiToken: string;
};

export type PeopleRows = {
  users: (Prisma.UserCreateManyInput & { id: string })[];
  memberships: Prisma.MembershipCreateManyInput[];
  tokens: Prisma.ApiTokenCreateManyInput[];
  credentials: Credentials[];
};

const DAY_MS = 86_400_000;
const SHOWN_CHARACTERS = 12;
// Argon2id (the library's own choice) at OWASP's first setting.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const USUAL_DAYS = 4;

/** Whether mail to them was confirmed, and when they last signed in. */
function standingOf({ isUnconfirmed, signedInDaysAgo = USUAL_DAYS }: SeedPerson, createdAt: Date, now: Date) {
  return {
    emailVerifiedAt: isUnconfirmed ? null : createdAt,
    signedInAt: signedInDaysAgo === null ? null : new Date(now.getTime() - signedInDaysAgo * DAY_MS),
  };
}

/** Users with fresh passwords and tokens that may write, and whose accounts are whose. */
export async function peopleRows(
  people: readonly SeedPerson[],
  now: Date,
  random: Random,
): Promise<PeopleRows> {
  const rows: PeopleRows = { users: [], memberships: [], tokens: [], credentials: [] };
  const passwords = people.map(() => randomBytes(12).toString('base64url'));
  const hashes = await Promise.all(passwords.map((password) => hash(password, COST)));
  people.forEach((person, index) => {
    const { email, name, role, timeZone, accounts } = person;
    const createdAt = new Date(now.getTime() - random.whole(90, 700) * DAY_MS);
    const id = idAt(random, createdAt);
    const apiToken = newSecret('cut_t');
    const prefix = apiToken.slice(0, SHOWN_CHARACTERS);
    const passwordHash = hashes[index] ?? null;
    rows.users.push({
      id,
      email,
      name,
      role,
      timeZone,
      passwordHash,
      createdAt,
      ...standingOf(person, createdAt, now),
    });
    rows.memberships.push(...accounts.map((accountNumber) => ({ userId: id, accountNumber })));
    rows.tokens.push({
      id: idAt(random, now),
      userId: id,
      name: 'Demo',
      tokenHash: digest(apiToken),
      prefix,
      canWrite: true,
      createdAt: now,
    });
    rows.credentials.push({ email, role, accounts, password: passwords[index] ?? '', apiToken });
  });
  return rows;
}
