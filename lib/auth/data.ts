import 'server-only';
import type { AccountScope, Actor, Person, Role } from '@/lib/platform/actor';
import { db, pool, type Tx } from '@/lib/platform/db';
import { inBatches } from '@/lib/platform/in-batches';
import { digest } from '@/lib/platform/secrets';
import type { SessionSummary, SignedIn, TokenSummary } from './types';

export const SESSION_DAYS = 7;

type PersonRow = {
  id: string;
  user_id: string;
  name: string;
  email: string;
  role: Role;
  time_zone: string;
  account_numbers: number[];
  can_write: boolean;
};
type TokenRow = PersonRow & {
  token_hash: Buffer;
  last_used_at: Date | null;
  expires_at: Date | null;
  snapshot: string;
};

/** The one place where a scope is made: staff see every account, an admin the accounts of their memberships. */
function mintScope(role: Role, accountNumbers: readonly number[]): AccountScope {
  const scope = role === 'CUSTOMER_ADMIN' ? { kind: 'accounts', accountNumbers } : { kind: 'all' };
  return scope as AccountScope;
}

function personFrom(row: PersonRow, via: Exclude<Person['via'], 'system'>): Person {
  return {
    userId: row.user_id,
    name: row.name,
    email: row.email,
    role: row.role,
    timeZone: row.time_zone,
    scope: mintScope(row.role, row.account_numbers),
    canWrite: row.can_write,
    via,
  };
}

/** The product itself, for jobs and the seed. */
export const systemActor: Actor = {
  userId: null,
  name: 'Cutover',
  email: '',
  role: 'OPERATIONS',
  timeZone: 'UTC',
  scope: mintScope('OPERATIONS', []),
  canWrite: true,
  via: 'system',
};

const PERSON = `u.id AS user_id, u.name, u.email, u.role::text AS role, u.time_zone,
  ARRAY(SELECT account_number FROM memberships m WHERE m.user_id = u.id ORDER BY 1) AS account_numbers`;

const BY_SESSION = `
  SELECT s.id, true AS can_write, pg_current_snapshot()::text AS snapshot, ${PERSON}
  FROM sessions s JOIN users u ON u.id = s.user_id
  WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > $2 AND u.disabled_at IS NULL`;

const BY_TOKEN = `
  SELECT t.id, t.can_write, t.token_hash, t.last_used_at, t.expires_at, pg_current_snapshot()::text AS snapshot, ${PERSON}
  FROM api_tokens t JOIN users u ON u.id = t.user_id
  WHERE t.token_hash = ANY($1::bytea[]) AND t.revoked_at IS NULL AND u.disabled_at IS NULL`;

/** By digest in hex. Every call of the API looks its token up; calls that arrive together share one statement. */
const findToken = inBatches(async (digests): Promise<ReadonlyMap<string, TokenRow>> => {
  const values = [digests.map((each) => Buffer.from(each, 'hex'))];
  const { rows } = await pool.query<TokenRow>({ name: 'people-by-token', text: BY_TOKEN, values });
  return new Map(rows.map((row) => [row.token_hash.toString('hex'), row]));
});

/** Who holds this session cookie right now; null when it was revoked, has expired, or its owner is disabled. */
export async function getSignedIn(token: string, now: Date): Promise<SignedIn | null> {
  const values = [Buffer.from(digest(token)), now];
  const { rows } = await pool.query<PersonRow & { snapshot: string }>({
    name: 'person-by-session',
    text: BY_SESSION,
    values,
  });
  const [row] = rows;
  return row ? { actor: personFrom(row, 'session'), sessionId: row.id, snapshot: row.snapshot } : null;
}

/** A token is worth what its owner is worth now. With the snapshot it was read in: what was committed by then. */
export async function getTokenOwner(
  token: string,
  now: Date,
): Promise<{ actor: Person; tokenId: string; lastUsedAt: Date | null; snapshot: string } | null> {
  const row = await findToken(Buffer.from(digest(token)).toString('hex'));
  if (!row || (row.expires_at !== null && row.expires_at <= now)) return null;
  const { id, last_used_at, snapshot } = row;
  return { actor: personFrom(row, 'token'), tokenId: id, lastUsedAt: last_used_at, snapshot };
}

/** Who writes from this address, which must be in lower case: as much as they may now, or nobody. */
export async function getSender(email: string, tx: Pick<Tx, '$queryRawUnsafe'> = db): Promise<Person | null> {
  const [row] = await tx.$queryRawUnsafe<PersonRow[]>(
    `SELECT true AS can_write, ${PERSON} FROM users u WHERE u.email = $1 AND u.disabled_at IS NULL`,
    email,
  );
  return row ? personFrom(row, 'mail') : null;
}

type SigningIn = { actor: Person; passwordHash: string | null; isDisabled: boolean };

/** Whose address this is, in lower case, and what decides whether a sign-in with it is theirs; for the sign-in alone. */
export async function getSigningIn(email: string): Promise<SigningIn | null> {
  const { rows } = await pool.query<PersonRow & { password_hash: string | null; is_disabled: boolean }>({
    name: 'person-signing-in',
    text: `SELECT true AS can_write, u.password_hash, u.disabled_at IS NOT NULL AS is_disabled, ${PERSON}
      FROM users u WHERE u.email = $1`,
    values: [email],
  });
  const [row] = rows;
  if (!row) return null;
  return { actor: personFrom(row, 'session'), passwordHash: row.password_hash, isDisabled: row.is_disabled };
}

export async function listTokens(userId: string): Promise<TokenSummary[]> {
  return db.apiToken.findMany({
    where: { userId, revokedAt: null },
    orderBy: { createdAt: 'desc' },
    select: {
      id: true,
      name: true,
      prefix: true,
      canWrite: true,
      createdAt: true,
      expiresAt: true,
      lastUsedAt: true,
    },
  });
}

const MOST_SESSIONS = 20;
const sessionColumns = { id: true, createdAt: true, expiresAt: true, ip: true, userAgent: true } as const;

/** The session that asks, then the newest 20 others. */
export async function listSessions(
  userId: string,
  currentId: string | null,
  now: Date,
): Promise<{ sessions: SessionSummary[]; hasMore: boolean }> {
  const inForce = { userId, revokedAt: null, expiresAt: { gt: now } };
  const current =
    currentId === null
      ? []
      : await db.session.findMany({ where: { ...inForce, id: currentId }, select: sessionColumns });
  const others = await db.session.findMany({
    where: { ...inForce, ...(currentId && { NOT: { id: currentId } }) },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: MOST_SESSIONS + 1,
    select: sessionColumns,
  });
  const sessions = [...current, ...others.slice(0, MOST_SESSIONS)];
  return { sessions, hasMore: others.length > MOST_SESSIONS };
}

/** Everybody of operations who can sign in, for what concerns all of them. */
export async function listOperations(
  tx: Pick<Tx, 'user'> = db,
): Promise<{ userId: string; email: string; timeZone: string }[]> {
  const people = await tx.user.findMany({
    where: { role: 'OPERATIONS', disabledAt: null },
    orderBy: { id: 'asc' },
    select: { id: true, email: true, timeZone: true },
  });
  return people.map(({ id: userId, ...person }) => ({ userId, ...person }));
}
