import { createAccountInput } from '@/lib/accounts/schema';
import type {
  AccountRecord,
  ImportedAccount,
  ImportedDirectoryUser,
  ImportedPerson,
  StoredDirectoryUser,
  StoredPerson,
  WholeAccount,
} from '@/lib/accounts/types';
import type { Changes, Plan } from '../types';

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The fields in which the file says something else than what there is; what it leaves out is left alone. */
function changesOf(before: Record<string, unknown>, given: Record<string, unknown>): Changes {
  const differing = Object.entries(given).filter(
    ([field, value]) => value !== undefined && !isSame(value, before[field]),
  );
  return Object.fromEntries(differing.map(([field, value]) => [field, [before[field] ?? null, value]]));
}

function changeOrSame<Data>(data: Data, changes: Changes): Plan<Data> {
  return Object.keys(changes).length > 0 ? { state: 'CHANGE', data, changes } : { state: 'SAME', data };
}

/** A new account begins as every new account does; a known one is corrected. Neither touches its platform. */
export function planAccount(before: AccountRecord | null, given: ImportedAccount): Plan<WholeAccount> {
  if (!before) {
    const { platform, ...created } = createAccountInput.parse(given);
    return { state: 'CREATE', data: { ...created, number: given.number } };
  }
  const { platform, version, ...kept } = before;
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return changeOrSame({ ...kept, ...said }, changesOf(before, given));
}

type PersonWorld = { before: StoredPerson | null; knownAccounts: ReadonlySet<number> };

/** Admins only: staff are kept by hand. Accounts are added to a person, never taken away. */
export function planPerson(
  { before, knownAccounts }: PersonWorld,
  given: ImportedPerson,
): Plan<ImportedPerson> {
  const unknown = given.accounts.filter((number) => !knownAccounts.has(number));
  if (unknown.length > 0)
    return { state: 'BAD', field: 'accounts', message: `There is no account ${unknown.join(', ')}.` };
  if (!before) return { state: 'CREATE', data: given };
  if (before.role !== 'CUSTOMER_ADMIN')
    return { state: 'BAD', field: 'email', message: 'This is a member of staff; staff are kept by hand.' };
  if (before.isDisabled)
    return {
      state: 'BAD',
      field: 'email',
      message: 'This person is disabled. Enable them under People first.',
    };
  const accounts = [...new Set([...before.accounts, ...given.accounts])].sort((a, b) => a - b);
  const { name, timeZone } = given;
  return changeOrSame(given, changesOf({ ...before }, { name, timeZone, accounts }));
}

type DirectoryWorld = {
  before: StoredDirectoryUser | null;
  isKnownAccount: boolean;
  /** Why the account's directory cannot be changed now; null outside of a lockout. */
  lockedUntil: string | null;
  /** Who has the extension that the row asks for. */
  extensionOwner: string | null;
};

/** The directory of a locked out account is closed for a file as for everybody (facts.md U9). */
export function planDirectoryUser(
  { before, isKnownAccount, lockedUntil, extensionOwner }: DirectoryWorld,
  given: ImportedDirectoryUser,
): Plan<ImportedDirectoryUser> {
  const bad = (field: string, message: string) => ({ state: 'BAD' as const, field, message });
  if (!isKnownAccount) return bad('accountNumber', `There is no account ${given.accountNumber}.`);
  if (lockedUntil !== null)
    return bad(
      'accountNumber',
      `The account is locked out for its upgrade until about ${lockedUntil}. Import this row after that.`,
    );
  if (extensionOwner !== null && extensionOwner !== given.email)
    return bad('extension', `${extensionOwner} has this extension.`);
  if (!before) return { state: 'CREATE', data: given };
  const { accountNumber, email, ...rest } = given;
  return changeOrSame(given, changesOf({ ...before }, rest));
}
