import { db } from '@/lib/platform/db';
import type { ApiAnswer, ApiClient } from './api-client';
import { createAccount, createDirectoryUser, createPerson } from './fixtures';

const MINUTE_MS = 60_000;

export type Person = Awaited<ReturnType<typeof createPerson>>;

/** Staff, and the admin of one account. */
export async function createCast(api: ApiClient) {
  const account = await createAccount();
  const other = await createAccount();
  return {
    api,
    account: account.number,
    otherAccount: other.number,
    own: await createPerson('CUSTOMER_ADMIN', { accounts: [account.number] }),
    foreign: await createPerson('CUSTOMER_ADMIN', { accounts: [other.number] }),
    agent: await createPerson('AGENT'),
    lead: await createPerson('LEAD'),
    operations: await createPerson('OPERATIONS'),
  };
}

export type Cast = Awaited<ReturnType<typeof createCast>>;

export type Scene = {
  path: string;
  body?: unknown;
  /** The status when the caller may do it. */
  done: number;
  /** The same path for something that does not exist. */
  missing?: string;
};

/** One more account of the cast's admin. */
export async function createOwnAccount(cast: Cast): Promise<number> {
  const { number } = await createAccount();
  await db.membership.create({ data: { userId: cast.own.id, accountNumber: number } });
  return number;
}

export const technicalCase = (account: number, given: object = {}) => ({
  account,
  kind: 'TECHNICAL',
  product: 'WORK',
  severity: 'S2',
  subject: 'Callers hear silence',
  description: 'Since this morning.',
  ...given,
});

export const offBoardCase = (account: number, userIds: string[], given: object = {}) => ({
  account,
  kind: 'USER_ADMINISTRATION',
  product: 'WORK',
  request: 'OFF_BOARD',
  severity: 'S1',
  items: userIds.map((userId) => ({
    userId,
    number: 'RELEASE',
    voicemail: 'DELETE',
    license: 'RETURN',
    device: 'RELEASE',
  })),
  ...given,
});

function expectStatus(answer: ApiAnswer, status: number): ApiAnswer {
  if (answer.status !== status) throw new Error(`${answer.status} instead of ${status}: ${answer.text}`);
  return answer;
}

/** A new technical case of the cast's admin. */
export async function fileTechnicalCase(cast: Cast, account = cast.account): Promise<ApiAnswer> {
  return expectStatus(await cast.api.post('/cases', cast.own.token, technicalCase(account)), 201);
}

/** A new off-board request for one user, with its item's id. */
export async function fileOffBoardCase(cast: Cast, account = cast.account) {
  const user = await createDirectoryUser(account);
  const answer = await cast.api.post('/cases', cast.own.token, offBoardCase(account, [user.id]));
  const { number, items } = expectStatus(answer, 201).body as { number: number; items: { id: string }[] };
  return { number, itemId: items[0]?.id ?? '', userId: user.id };
}

/** A case that the desk has resolved. */
export async function fileResolvedCase(cast: Cast): Promise<number> {
  const { number } = (await fileTechnicalCase(cast)).body as { number: number };
  for (const status of ['OPEN', 'RESOLVED']) {
    const request = { token: cast.agent.token, body: { status } };
    expectStatus(await cast.api.call('PATCH', `/cases/${number}`, request), 200);
  }
  return number;
}

export type Window = { startsInMs: number; leadMs?: number; durationMs?: number; startedAt?: Date };

/** Puts an upgrade on an account as if it had been scheduled long ago; instants relative to now. */
export async function placeUpgrade(
  accountNumber: number,
  { startsInMs, leadMs, durationMs, startedAt }: Window,
) {
  const upgradeStartsAt = new Date(Date.now() + startsInMs);
  await db.upgrade.create({
    data: {
      accountNumber,
      upgradeStartsAt,
      lockoutStartsAt: new Date(upgradeStartsAt.getTime() - (leadMs ?? 10 * MINUTE_MS)),
      expectedEndAt: new Date(upgradeStartsAt.getTime() + (durationMs ?? 15 * MINUTE_MS)),
      startedAt: startedAt ?? null,
      createdAt: new Date(Date.now() - 24 * 60 * MINUTE_MS),
    },
  });
}
