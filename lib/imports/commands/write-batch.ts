import 'server-only';
import { insertAccounts, updateAccounts } from '@/lib/accounts/commands/write-accounts';
import { insertDirectoryUsers, updateDirectoryUsers } from '@/lib/accounts/commands/write-directory-users';
import { writePeople } from '@/lib/accounts/commands/write-people';
import { directoryUsersFor, peopleByEmail } from '@/lib/accounts/data/for-import';
import type { ImportedDirectoryUser, ImportedPerson, WholeAccount } from '@/lib/accounts/types';
import type { AuditNote, DomainEvent, Work } from '@/lib/platform/command';
import { Conflict, Locked } from '@/lib/platform/errors';
import { lockedAmong } from '@/lib/upgrades/data/locked-among';
import { type KeptRow, type Planned, planAccounts, planDirectory, planPeople } from '../data/plan-batch';
import type { Changes, ImportKind, Plan } from '../types';

type Written = { planned: Planned<unknown>[]; audit: AuditNote[]; events: DomainEvent[] };

const isNew = ({ plan }: Planned<unknown>) => plan.state === 'CREATE';
const isChanged = ({ plan }: Planned<unknown>) => plan.state === 'CHANGE';

function dataOf<Data>(planned: readonly Planned<Data>[], which: (one: Planned<unknown>) => boolean): Data[] {
  return planned.filter(which).flatMap(({ plan }) => (plan.state === 'BAD' ? [] : [plan.data]));
}

/** Whoever created one of them a moment ago is seen by the next attempt at this batch. */
function assertAll(inserted: number, wanted: number): void {
  if (inserted < wanted) throw new Conflict('Somebody created one of these at the same moment.');
}

const side = (changes: Changes, index: 0 | 1) =>
  Object.fromEntries(Object.entries(changes).map(([field, pair]) => [field, pair[index]]));

type Subject = { subjectType: string; subjectId: string | number; accountNumber?: number };

function noteOf({ plan }: Planned<unknown>, subject: Subject): AuditNote {
  if (plan.state === 'CHANGE')
    return { ...subject, before: side(plan.changes, 0), after: side(plan.changes, 1) };
  return { ...subject, after: plan.state === 'CREATE' ? plan.data : undefined };
}

/** The rows that changed something. */
const touchedOf = <Data>(planned: readonly Planned<Data>[]) =>
  planned.filter((one) => isNew(one) || isChanged(one));

async function writeAccountRows({ tx, clock, now }: Work, rows: readonly KeptRow[]): Promise<Written> {
  const planned = await planAccounts(tx, rows, { clock, locked: true });
  const created = dataOf(planned, isNew);
  assertAll(await insertAccounts(tx, created, now), created.length);
  await updateAccounts(tx, dataOf(planned, isChanged), now);
  const numberOf = (plan: Plan<WholeAccount>) => (plan.state === 'BAD' ? 0 : plan.data.number);
  const touched = touchedOf(planned);
  return {
    planned,
    audit: touched.map((one) => {
      const number = numberOf(one.plan);
      return noteOf(one, { subjectType: 'account', subjectId: number, accountNumber: number });
    }),
    events: touched.map((one) => ({
      name: isNew(one) ? 'account.created' : 'account.corrected',
      topics: [`account:${numberOf(one.plan)}`],
      payload: { accountNumber: numberOf(one.plan) },
    })),
  };
}

async function writePersonRows({ tx, clock, now }: Work, rows: readonly KeptRow[]): Promise<Written> {
  const planned = await planPeople(tx, rows, { clock, locked: true });
  const given: ImportedPerson[] = [...dataOf(planned, isNew), ...dataOf(planned, isChanged)];
  await writePeople(tx, given, now);
  const people = await peopleByEmail(
    tx,
    given.map(({ email }) => email),
  );
  const idOf = ({ row }: Planned<unknown>) => people.get(row.key)?.id ?? row.key;
  return {
    planned,
    audit: touchedOf(planned).map((one) => noteOf(one, { subjectType: 'person', subjectId: idOf(one) })),
    events: touchedOf(planned).map((one) => ({
      name: isNew(one) ? 'person.created' : 'person.changed',
      topics: [`user:${idOf(one)}`],
      payload: { userId: idOf(one) },
    })),
  };
}

async function writeDirectoryRows({ tx, clock, now }: Work, rows: readonly KeptRow[]): Promise<Written> {
  const planned = await planDirectory(tx, rows, { clock, locked: true });
  const created = dataOf(planned, isNew);
  const changed = dataOf(planned, isChanged);
  assertAll(await insertDirectoryUsers(tx, created, now), created.length);
  await updateDirectoryUsers(tx, changed, now);
  const accounts = [...new Set([...created, ...changed].map(({ accountNumber }) => accountNumber))];
  const [lockout] = (await lockedAmong(tx, accounts, clock)).values();
  // A lockout that began meanwhile undoes the batch; the next attempt names its rows.
  if (lockout) throw new Locked(lockout);
  const users = await directoryUsersFor(tx, [...created, ...changed]);
  const ids = new Map(users.map((user) => [`${user.accountNumber} ${user.email}`, user.id]));
  const accountOf = ({ row }: Planned<ImportedDirectoryUser>) =>
    (row.data as ImportedDirectoryUser).accountNumber;
  return {
    planned,
    audit: touchedOf(planned).map((one) =>
      noteOf(one, {
        subjectType: 'directory_user',
        subjectId: ids.get(one.row.key) ?? one.row.key,
        accountNumber: accountOf(one),
      }),
    ),
    events: accounts.map((accountNumber) => ({
      name: 'directory.changed',
      topics: [`account:${accountNumber}`],
      payload: { accountNumber },
    })),
  };
}

/** Writes what the rows say, in the caller's transaction, and answers what became of each. Repeated, it changes nothing. */
export const writeRows: Record<ImportKind, (work: Work, rows: readonly KeptRow[]) => Promise<Written>> = {
  ACCOUNTS: writeAccountRows,
  PEOPLE: writePersonRows,
  DIRECTORY: writeDirectoryRows,
};
