import { hash } from '@node-rs/argon2';
import pg from 'pg';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { startSession } from '@/lib/auth/commands/start-session';
import { getSignedIn } from '@/lib/auth/data';
import { claimCase } from '@/lib/cases/commands/claim-case';
import { loadQueue } from '@/lib/cases/loaders/desk';
import type { QueueFilters } from '@/lib/cases/schema/queue';
import { countUnread } from '@/lib/notifications/data/inbox';
import { resetDatabase, withTestDatabase } from '@/tests/support/database';
import { createPerson } from '@/tests/support/fixtures';
import { aDesk, type Desk, file, technical } from './support';

const PASSWORD = 'correct horse battery staple';
let desk: Desk;
let agent: { id: string; token: string; cookie: string };

async function someAgent() {
  const person = await createPerson('AGENT', { passwordHash: await hash(PASSWORD) });
  const here = { clock: desk.clock, requestId: 'test', ip: '203.0.113.7', userAgent: null };
  const { token: cookie } = await startSession({ email: person.email, password: PASSWORD }, here);
  return { ...person, cookie };
}

beforeEach(async () => {
  await resetDatabase();
  desk = await aDesk();
  agent = await someAgent();
});

/** As the page does it: who asks and with which snapshot first, then everything under that snapshot. */
async function ask(who: { cookie: string } = agent, filters: QueueFilters = {}, known?: string) {
  const now = desk.clock.now();
  const signedIn = await getSignedIn(who.cookie, now);
  if (!signedIn) throw new Error('The session is not accepted.');
  const { actor, snapshot: current } = signedIn;
  const snapshot = known ?? current;
  const [queue, unread] = await Promise.all([
    loadQueue(actor, filters, now, snapshot),
    countUnread(actor.userId, snapshot),
  ]);
  const counts = Object.fromEntries(queue.views.map(({ view, count }) => [view, count]));
  return { rows: queue.rows, unread, counts, snapshot };
}

/** How many statements go to PostgreSQL meanwhile. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const heard = vi.spyOn(pg.Client.prototype, 'query');
  try {
    await work();
    return heard.mock.calls.length;
  } finally {
    heard.mockRestore();
  }
}

describe('the queue and what stands around it', () => {
  it('take four statements, and one while nothing was committed since', async () => {
    await file(desk, technical(desk));
    // The connections it takes are open then; a new one could mean that PostgreSQL had crashed.
    const { snapshot } = await ask();
    await ask(agent, {}, 'another');
    // Other databases of the server commit meanwhile, so that the snapshot is given.
    expect(await statementsOf(() => ask(agent, {}, snapshot))).toBe(4);
    expect(await statementsOf(() => ask(agent, {}, snapshot))).toBe(1);
  });

  it('show every change at the next request: of a case, its account, a person, an inbox', async () => {
    const { number } = await file(desk, technical(desk));
    expect((await ask()).counts).toMatchObject({ all: 1, unassigned: 1, mine: 0 });
    await claimCase(await desk.as(agent), { number });
    const claimed = await ask();
    expect(claimed.counts).toMatchObject({ all: 1, unassigned: 0, mine: 1 });
    await withTestDatabase(async (client) => {
      await client.query(`UPDATE accounts SET name = 'Renamed' WHERE number = $1`, [desk.account.number]);
      await client.query(`UPDATE users SET name = 'Somebody Else' WHERE id = $1`, [agent.id]);
      await client.query(
        `INSERT INTO inbox_items (id, user_id, occasion, kind, title, text, href, created_at)
         VALUES (gen_random_uuid(), $1, 'test', 'test', 'Title', 'Text', '/desk', now())`,
        [agent.id],
      );
    });
    const { rows, unread } = await ask();
    expect(rows[0]).toMatchObject({ accountName: 'Renamed', assigneeName: 'Somebody Else' });
    expect([claimed.unread, unread]).toEqual([0, 1]);
  });

  it('are each reader’s own: “me” and the inbox are never another’s', async () => {
    const other = await someAgent();
    const { number } = await file(desk, technical(desk));
    await claimCase(await desk.as(agent), { number });
    const mine = { assignee: 'me' };
    expect((await ask(agent, mine)).rows).toHaveLength(1);
    const theirs = await ask(other, mine);
    expect(theirs.rows).toHaveLength(0);
    expect(theirs.counts.mine).toBe(0);
  });

  it('follow the time where they depend on it: what became overdue is counted and listed without a commit', async () => {
    await file(desk, technical(desk));
    const before = await ask(agent, { target: 'overdue' });
    expect([before.rows.length, before.counts.overdue]).toEqual([0, 0]);
    desk.clock.advance(5 * 86_400_000);
    const after = await ask(agent, { target: 'overdue' });
    expect([after.rows.length, after.counts.overdue]).toEqual([1, 1]);
  });
});
