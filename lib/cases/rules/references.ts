import type { FieldError } from '@/lib/platform/errors';
import type { Product, RequestType } from '../types';
import { type Claim, claimsOf, type Owners } from './claims';
import type { DirectoryState } from './directory';
import { valuesBefore } from './effect-of-change';
import { HEIRS, handOversOf, ownInTheWay } from './heirs';
import { summaryOf } from './subject';

export type KnownUser = DirectoryState & { id: string };
export type Item = Record<string, unknown>;

/** An item ready to be stored: references are ids, beside each the name it stands for. */
export type PreparedItem = {
  fields: Item;
  summary: string;
  directoryUserId: string | null;
  firstName: string;
  lastName: string;
  email: string;
};

type Request = { product: Product; request: RequestType; items: readonly Item[] };

/** Fields that name another user of the directory. Those who take something over have to stay. */
const REFERENCES = [...HEIRS, 'sameSetUpAs'] as const;

const textOf = (item: Item, field: string): string | null => {
  const value = item[field];
  return typeof value === 'string' ? value : null;
};

/** Every id, email and extension that the items mention, to be looked up at once. */
export function mentionedIn({ request, items }: Request) {
  const references = items.flatMap((item) =>
    [...REFERENCES, 'userId', 'email', 'newEmail'].flatMap((field) => textOf(item, field) ?? []),
  );
  const extensions = request === 'CHANGE' ? items.flatMap((item) => textOf(item, 'extension') ?? []) : [];
  const emails = references.filter((value) => value.includes('@'));
  return { ids: references.filter((value) => !value.includes('@')), emails, extensions };
}

/** The directory as an account has it, by id and by address. */
function directoryOf(users: readonly KnownUser[]) {
  const byReference = new Map<string, KnownUser>();
  for (const user of users) byReference.set(user.id, user).set(user.email.toLowerCase(), user);
  const extensions = new Map(users.map((user) => [user.extension ?? '', user.id]));
  const find = (reference: string | null) => byReference.get(reference ?? '') ?? null;
  const owners: Owners = {
    ofAddress: (email) => find(email)?.id ?? null,
    ofExtension: (extension) => (extension === '' ? null : (extensions.get(extension) ?? null)),
  };
  return { find, owners };
}

type Directory = ReturnType<typeof directoryOf>;

const NOT_THERE = 'This account’s directory has no such user.';
const PRODUCT_NAMES = { WORK: '8x8 Work', CONTACT_CENTER: '8x8 Contact Center' } as const;

/** The user an item is about, and what speaks against it. */
function subjectOfItem(item: Item, { product, request }: Request, directory: Directory) {
  const at = item.userId === undefined ? 'email' : 'userId';
  const user = directory.find(textOf(item, at));
  const problem = (message: string, path = at) => ({ user: null, error: { path, message } });
  if (!user) return problem(NOT_THERE);
  if (item.userId !== undefined && item.email !== undefined && directory.find(textOf(item, 'email')) !== user)
    return problem('This is another user’s address.', 'email');
  if (!user.products.includes(product)) return problem(`This user has no ${PRODUCT_NAMES[product]}.`);
  if (request === 'OFF_BOARD' && user.status === 'DEACTIVATED' && item.action !== 'DELETE')
    return problem('This user is deactivated already.');
  return { user, error: null };
}

const taken = ({ kind }: Claim) =>
  kind === 'extension'
    ? 'Another user has this extension.'
    : 'The directory has a user with this address already.';

/** An heir has one number and one desk phone: theirs must not be lost, nor what another row hands to them. */
function inheritancesOf(item: Item, user: KnownUser | null, directory: Directory) {
  return (user ? handOversOf(item, user) : []).flatMap((thing) => {
    const heir = directory.find(thing.heir);
    const own = heir && ownInTheWay(heir, thing);
    const refusal = own && `${own} Choose somebody without one.`;
    return heir ? [{ key: `${thing.field} for ${heir.id}`, path: thing.at, refusal }] : [];
  });
}

function prepared(
  item: Item,
  request: RequestType,
  user: KnownUser | null,
  directory: Directory,
): PreparedItem {
  const named = REFERENCES.flatMap((field) => {
    const found = directory.find(textOf(item, field));
    return found
      ? [[field, found.id] as const, [`${field}Name`, `${found.firstName} ${found.lastName}`] as const]
      : [];
  });
  const person = user ?? {
    firstName: String(item.firstName),
    lastName: String(item.lastName),
    email: String(item.email),
  };
  const { firstName, lastName, email } = person;
  const about = user && { userId: user.id, email, name: `${firstName} ${lastName}` };
  const before = user && request === 'CHANGE' ? { from: valuesBefore(user, item) } : {};
  const fields = { ...item, ...about, ...Object.fromEntries(named), ...before };
  return {
    fields,
    summary: summaryOf(person),
    directoryUserId: user?.id ?? null,
    firstName,
    lastName,
    email,
  };
}

/**
 * Checks the items of a request against the account's directory and against each other, and makes them ready to store.
 * `users` are those found for `mentionedIn`; anybody who is not among them does not exist for this account.
 * Each field with a problem is reported with its first; with any the items are worth nothing.
 */
export function prepareItems(request: Request, users: readonly KnownUser[]) {
  const directory = directoryOf(users);
  const errors = new Map<string, FieldError>();
  const rowOf = new Map<string, number>();
  const isNew = request.request === 'NEW_USER';
  const subjects = request.items.map((item) =>
    isNew ? { user: null, error: null } : subjectOfItem(item, request, directory),
  );
  const leaving = new Set(
    request.request === 'OFF_BOARD' ? subjects.flatMap(({ user }) => user?.id ?? []) : [],
  );
  const items = request.items.map((item, index) => {
    const complain = (field: string, message: string) => {
      const path = `items.${index}.${field}`;
      if (!errors.has(path)) errors.set(path, { path, message });
    };
    const { user, error } = subjects[index] ?? { user: null, error: null };
    if (error) complain(error.path, error.message);
    for (const field of REFERENCES) {
      const reference = textOf(item, field);
      if (reference === null) continue;
      const found = directory.find(reference);
      if (!found) complain(field, NOT_THERE);
      else if (field !== 'sameSetUpAs' && (leaving.has(found.id) || found.status !== 'ACTIVE'))
        complain(field, 'Choose somebody who stays.');
    }
    const claims = claimsOf(item, request.request, user?.id ?? null, directory.owners);
    for (const { key, path, refusal } of [
      ...inheritancesOf(item, user, directory),
      ...claims.map((claim) => ({ ...claim, refusal: claim.owner && taken(claim) })),
    ]) {
      const row = rowOf.get(key);
      if (refusal) complain(path, refusal);
      else if (row !== undefined) complain(path, `Row ${row} of this request names the same.`);
      else rowOf.set(key, index + 1);
    }
    return prepared(item, request.request, user, directory);
  });
  return { items, errors: [...errors.values()] };
}
