import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import {
  type Cast,
  createCast,
  createOwnAccount,
  fileOffBoardCase,
  fileTechnicalCase,
  placeUpgrade,
} from '@/tests/support/api-cast';
import { type ApiAnswer, type ApiClient, connectApi } from '@/tests/support/api-client';
import { readAccess, readDirectory, sampleUntil, scheduleLockout } from '@/tests/support/api-lockout';
import { withTestDatabase } from '@/tests/support/database';
import { createDirectoryUser, createPerson } from '@/tests/support/fixtures';
import { startWeb, type WebProcess } from '@/tests/support/product-process';

const MINUTE_MS = 60_000;
/** Time for a request to come as far as what is locked, also on a busy machine. */
const STRADDLED_MS = 15_000;
const PATIENT = { timeout: 60_000 };

let web: WebProcess;
let api: ApiClient;
let cast: Cast;

// Only the web process runs: whatever is enforced here is enforced without any worker.
beforeAll(async () => {
  web = await startWeb();
  api = await connectApi(web);
  cast = await createCast(api);
});
afterAll(() => web?.stop());

const schedule = (account: number) => scheduleLockout(cast, account);
const directory = (account: number, token: string) => readDirectory(cast, account, token);
const access = (account: number) => readAccess(cast, account);

describe('the lockout', () => {
  it('begins at its very millisecond for directory and access, with no worker running', async () => {
    const account = await createOwnAccount(cast);
    await createDirectoryUser(account);
    expect((await directory(account, cast.own.token)).status).toBe(200);
    const start = await schedule(account);
    const [reads, gates] = await Promise.all([
      sampleUntil(start, () => directory(account, cast.own.token)),
      sampleUntil(start, () => access(account)),
    ]);
    const before = reads.filter(({ receivedAt }) => receivedAt < start);
    const after = reads.filter(({ sentAt }) => sentAt >= start);
    expect(after.length).toBeGreaterThan(0);
    expect(before.filter(({ status }) => status !== 200)).toEqual([]);
    expect(after.filter(({ status }) => status !== 423)).toEqual([]);
    for (const { body, receivedAt, sentAt } of gates) {
      if (receivedAt < start) expect(body).toMatchObject({ accessible: true, lockout: null });
      if (sentAt >= start) expect(body).toMatchObject({ portal: 'ACCOUNT_MANAGER', accessible: false });
    }
    const window = { startsAt: new Date(start).toISOString(), expectedEndAt: expect.any(String) };
    expect(after[0]?.body).toMatchObject({ code: 'locked_out', lockout: window });
    expect(after[0]?.text).not.toContain('@customer.example');
    expect(gates.at(-1)?.body.lockout).toEqual(window);
  });

  it('is of the account, not of a person: every role is locked out of it, and of nothing else', async () => {
    const [account, other] = [await createOwnAccount(cast), await createOwnAccount(cast)];
    const colleague = await createPerson('CUSTOMER_ADMIN', { accounts: [account] });
    await placeUpgrade(account, { startsInMs: MINUTE_MS });
    for (const { token } of [cast.own, colleague, cast.agent, cast.lead, cast.operations])
      expect((await directory(account, token)).status).toBe(423);
    expect((await directory(account, cast.foreign.token)).status).toBe(404);
    expect((await directory(other, cast.own.token)).status).toBe(200);
    expect((await access(other)).body.accessible).toBe(true);
    expect((await api.get('/accounts?phase=LOCKED_OUT', cast.own.token)).rows).toEqual([
      expect.objectContaining({ number: account }),
    ]);
  });

  it('closes the admin portal alone: cases can still be filed, read and answered', async () => {
    const account = await createOwnAccount(cast);
    await placeUpgrade(account, { startsInMs: MINUTE_MS });
    const { body } = await fileTechnicalCase(cast, account);
    expect((await api.get(`/cases/${body.number}`, cast.own.token)).status).toBe(200);
    const reply = await api.post(`/cases/${body.number}/comments`, cast.agent.token, { body: 'On it.' });
    expect(reply.status).toBe(201);
  });

  it('refuses directory work, and what was refused is undone entirely', async () => {
    const account = await createOwnAccount(cast);
    const { number, itemId, userId } = await fileOffBoardCase(cast, account);
    await placeUpgrade(account, { startsInMs: MINUTE_MS });
    const traces = async () => ({
      user: await db.directoryUser.findUnique({ where: { id: userId } }),
      item: await db.caseItem.findUnique({ where: { id: itemId } }),
      case: await db.case.findUnique({ where: { number } }),
      events: await db.caseEvent.count({ where: { caseNumber: number } }),
      audit: await db.auditEntry.count(),
      outbox: await db.outboxEvent.count(),
    });
    const before = await traces();
    const refused = await api.post(`/cases/${number}/items/${itemId}/complete`, cast.agent.token);
    expect(refused.body).toMatchObject({ status: 423, code: 'locked_out' });
    expect(await traces()).toEqual(before);
  });
});

describe('a request that straddles the start', () => {
  /** Holds what `sql` locks until the account is locked out, with the request under way. */
  async function straddle(
    account: number,
    sql: string,
    request: () => Promise<ApiAnswer>,
  ): Promise<ApiAnswer> {
    return withTestDatabase(async (client) => {
      await client.query('BEGIN');
      await client.query(sql);
      const start = await scheduleLockout(cast, account, STRADDLED_MS);
      const answer = request();
      const waits = `SELECT count(*)::int AS count FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      await expect.poll(async () => (await client.query(waits)).rows[0]?.count, PATIENT).toBe(1);
      expect(Date.now()).toBeLessThan(start);
      await expect.poll(async () => (await access(account)).body.accessible, PATIENT).toBe(false);
      await client.query('COMMIT');
      return answer;
    });
  }

  it('is refused in its own transaction: an item that was nearly done is not', async () => {
    const account = await createOwnAccount(cast);
    const { number, itemId, userId } = await fileOffBoardCase(cast, account);
    const lock = `SELECT 1 FROM directory_users WHERE id = '${userId}' FOR UPDATE`;
    const answer = await straddle(account, lock, () =>
      api.post(`/cases/${number}/items/${itemId}/complete`, cast.agent.token),
    );
    expect(answer.status).toBe(423);
    expect((await db.directoryUser.findUniqueOrThrow({ where: { id: userId } })).status).toBe('ACTIVE');
    expect((await db.caseItem.findUniqueOrThrow({ where: { id: itemId } })).status).toBe('PENDING');
    expect(await db.caseEvent.count({ where: { caseNumber: number, type: 'item_completed' } })).toBe(0);
  });

  it('gets no directory that was read before and would be given after', async () => {
    const account = await createOwnAccount(cast);
    await createDirectoryUser(account);
    const lock = 'LOCK TABLE directory_users IN ACCESS EXCLUSIVE MODE';
    const answer = await straddle(account, lock, () => directory(account, cast.own.token));
    expect(answer.status).toBe(423);
  });
});
