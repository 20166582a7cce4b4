import 'server-only';
import {
  accountsByNumber,
  directoryUsersFor,
  lockAccounts,
  peopleByEmail,
} from '@/lib/accounts/data/for-import';
import type {
  ImportedAccount,
  ImportedDirectoryUser,
  ImportedPerson,
  WholeAccount,
} from '@/lib/accounts/types';
import type { Clock } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { lockedAmong } from '@/lib/upgrades/data/locked-among';
import { planAccount, planDirectoryUser, planPerson } from '../rules/plan';
import type { Plan } from '../types';

/** A row as it is kept between the steps; its data was checked by the schema of its kind. */
export type KeptRow<Data = unknown> = { line: number; cells: string[]; key: string; data: Data };
export type Planned<Data> = { row: KeptRow; plan: Plan<Data> };

type Raw = Pick<Tx, '$queryRaw'>;
/** Locked: what the rows are compared with stays as it is until the transaction ends. */
type Options = { clock: Clock; locked: boolean };

const unique = (numbers: readonly number[]) => [...new Set(numbers)];

export async function planAccounts(
  tx: Raw,
  rows: readonly KeptRow[],
  { locked }: Options,
): Promise<Planned<WholeAccount>[]> {
  const given = rows as readonly KeptRow<ImportedAccount>[];
  const numbers = given.map(({ data }) => data.number);
  if (locked) await lockAccounts(tx, numbers);
  const known = await accountsByNumber(tx, numbers);
  return given.map((row) => ({ row, plan: planAccount(known.get(row.data.number) ?? null, row.data) }));
}

export async function planPeople(
  tx: Raw,
  rows: readonly KeptRow[],
  { locked }: Options,
): Promise<Planned<ImportedPerson>[]> {
  const given = rows as readonly KeptRow<ImportedPerson>[];
  const emails = given.map(({ data }) => data.email);
  if (locked)
    await tx.$queryRaw`SELECT 1 FROM users WHERE email = ANY(${emails}::text[]) ORDER BY email FOR UPDATE`;
  const accounts = await accountsByNumber(tx, unique(given.flatMap(({ data }) => data.accounts)));
  const knownAccounts = new Set(accounts.keys());
  const people = await peopleByEmail(tx, emails);
  return given.map((row) => {
    const before = people.get(row.data.email) ?? null;
    return { row, plan: planPerson({ before, knownAccounts }, row.data) };
  });
}

export async function planDirectory(
  tx: Raw,
  rows: readonly KeptRow[],
  { locked, clock }: Options,
): Promise<Planned<ImportedDirectoryUser>[]> {
  const given = rows as readonly KeptRow<ImportedDirectoryUser>[];
  const numbers = unique(given.map(({ data }) => data.accountNumber));
  if (locked) await lockAccounts(tx, numbers);
  const known = await accountsByNumber(tx, numbers);
  const lockouts = locked ? await lockedAmong(tx, numbers, clock) : new Map<number, never>();
  const users = await directoryUsersFor(
    tx,
    given.map(({ data }) => data),
  );
  const byEmail = new Map(users.map((user) => [`${user.accountNumber} ${user.email}`, user]));
  const byExtension = new Map(users.map((user) => [`${user.accountNumber} ${user.extension}`, user.email]));
  return given.map((row) => {
    const { accountNumber, extension, email } = row.data;
    const place = `${accountNumber} ${extension}`;
    const plan = planDirectoryUser(
      {
        before: byEmail.get(row.key) ?? null,
        isKnownAccount: known.has(accountNumber),
        lockedUntil: lockouts.get(accountNumber)?.expectedEndAt.toISOString() ?? null,
        extensionOwner: extension === undefined ? null : (byExtension.get(place) ?? null),
      },
      row.data,
    );
    // The next row of the same file finds the extension taken.
    if (extension !== undefined && plan.state !== 'BAD') byExtension.set(place, email);
    return { row, plan };
  });
}
