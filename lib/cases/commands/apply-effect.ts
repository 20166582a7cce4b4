import 'server-only';
import type { Work } from '@/lib/platform/command';
import { Conflict } from '@/lib/platform/errors';
import { Prisma } from '@/lib/platform/generated/client';
import { type DirectoryUser, findDirectoryUsers, lockDirectoryUsers } from '../data/directory';
import type { DirectoryPatch } from '../rules/directory';
import { type Effect, effectOf } from '../rules/effect';
import { HEIRS, handOversOf, ownInTheWay } from '../rules/heirs';
import type { Product, RequestType } from '../types';

type Request = {
  accountNumber: number;
  product: Product;
  request: RequestType;
  fields: Record<string, unknown>;
  directoryUserId: string | null;
};
export type Touched = { id: string; before: object | null; after: object };

const asText = (value: unknown) => (typeof value === 'string' ? value : null);

type Find = (id: string | null) => DirectoryUser | null;

/**
 * Does in the directory what an item asks for, in the caller's transaction; answers what was touched, for the audit.
 * @throws Conflict `user_gone`, `heir_gone`, `heir_occupied`, `directory_taken`
 */
export async function applyEffect(work: Work, request: Request): Promise<Touched[]> {
  const { fields, directoryUserId, accountNumber } = request;
  if (asText(fields.extension) !== null) await holdExtensions(work, accountNumber);
  const find = await findNamed(work, request);
  const user = find(directoryUserId);
  const effect = effectOf(request.product, request.request, fields, {
    user,
    model: find(asText(fields.sameSetUpAs)),
    takenExtensions: await extensionsFrom(work, accountNumber, asText(fields.extension)),
  });
  if (!effect)
    throw new Conflict('This user is not in the directory any more. Nothing was changed.', 'user_gone');
  assertHeirs(fields, user, find);
  try {
    return await write(work, request, effect, find);
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')
      throw new Conflict(
        'The directory has another user with this address. Nothing was changed.',
        'directory_taken',
      );
    throw error;
  }
}

/** Everybody the item names: its user and the heirs held, the model as it is. */
async function findNamed({ tx }: Work, { fields, directoryUserId, accountNumber }: Request): Promise<Find> {
  const held = [directoryUserId, ...HEIRS.map((at) => asText(fields[at]))].filter((id) => id !== null);
  const ids = [fields.sameSetUpAs].flatMap((id) => asText(id) ?? []);
  const users = [
    ...(await lockDirectoryUsers(tx, accountNumber, held)),
    ...(await findDirectoryUsers(tx, accountNumber, { ids, emails: [], extensions: [] })),
  ];
  return (id) => users.find((user) => user.id === id) ?? null;
}

/** Those who take something over may have left, or been given one of their own, since the request was filed. */
function assertHeirs(fields: Record<string, unknown>, user: DirectoryUser | null, find: Find) {
  for (const at of HEIRS) {
    const id = asText(fields[at]);
    if (id === null || find(id)?.status === 'ACTIVE') continue;
    const name = asText(fields[`${at}Name`]) ?? 'Somebody';
    throw new Conflict(
      `${name}, who was to take over, is no active user any more. Nothing was changed.`,
      'heir_gone',
    );
  }
  for (const thing of user ? handOversOf(fields, user) : []) {
    const heir = find(thing.heir);
    const own = heir && ownInTheWay(heir, thing);
    if (own) throw new Conflict(`${own} Nothing was changed.`, 'heir_occupied');
  }
}

/** Of two who look for a free extension of the account one waits for the other's transaction; an import waits at the gate. */
async function holdExtensions({ tx }: Work, accountNumber: number): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('directory.extension'), ${accountNumber}::int)`;
}

/** Extensions in use at or above the wish, with as many digits. */
async function extensionsFrom(
  { tx }: Work,
  accountNumber: number,
  wish: string | null,
): Promise<Set<string>> {
  if (wish === null) return new Set();
  const rows = await tx.$queryRaw<{ extension: string }[]>`
    SELECT extension FROM directory_users
    WHERE account_number = ${accountNumber} AND status <> 'DELETED'
      AND length(extension) = ${wish.length} AND extension >= ${wish}`;
  return new Set(rows.map(({ extension }) => extension));
}

async function write(work: Work, request: Request, effect: Effect, find: Find): Promise<Touched[]> {
  if (effect.kind === 'create') {
    const { settings, ...user } = effect.user;
    const { id } = await work.tx.directoryUser.create({
      data: {
        accountNumber: request.accountNumber,
        ...user,
        settings,
        createdAt: work.now,
        updatedAt: work.now,
      },
      select: { id: true },
    });
    return [{ id, before: null, after: effect.user }];
  }
  await assertExtensionFree(work, request, effect.user);
  const touched = [await patch(work, find(request.directoryUserId), effect.user)];
  for (const heir of effect.heirs) touched.push(await patch(work, find(heir.reference), heir.patch));
  return touched;
}

async function assertExtensionFree({ tx }: Work, request: Request, { extension }: DirectoryPatch) {
  if (!extension) return;
  const found = await findDirectoryUsers(tx, request.accountNumber, {
    ids: [],
    emails: [],
    extensions: [extension],
  });
  if (found.some(({ id }) => id !== request.directoryUserId))
    throw new Conflict(
      `Another user has extension ${extension} now. Nothing was changed.`,
      'directory_taken',
    );
}

async function patch(
  { tx, now }: Work,
  user: DirectoryUser | null,
  change: DirectoryPatch,
): Promise<Touched> {
  if (!user) throw new Conflict('A user is not in the directory any more. Nothing was changed.', 'user_gone');
  const { count } = await tx.directoryUser.updateMany({
    where: { id: user.id, version: user.version },
    data: { ...change, version: { increment: 1 }, updatedAt: now },
  });
  if (count === 0) throw new Conflict('Somebody changed this user at the same moment. Nothing was changed.');
  const before = Object.fromEntries(
    Object.keys(change).map((field) => [field, user[field as keyof DirectoryPatch]]),
  );
  return { id: user.id, before, after: change };
}
