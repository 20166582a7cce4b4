import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { getTokenOwner } from '@/lib/auth/data';
import { claimCase } from '@/lib/cases/commands/claim-case';
import { commentOnCase } from '@/lib/cases/commands/comment-on-case';
import { openCase } from '@/lib/cases/commands/open-case';
import { listCasesJson } from '@/lib/cases/data/list-cases';
import { readJsonPage } from '@/lib/cases/data/sealed-pages';
import { listCasesQuery } from '@/lib/cases/schema/list-cases';
import { publicCaseSummary } from '@/lib/cases/schema/public-case';
import { db, pool } from '@/lib/platform/db';
import { resetDatabase, withTestDatabase } from '@/tests/support/database';
import { createPerson } from '@/tests/support/fixtures';
import { aDesk, type Desk, technical } from './support';

type Summary = z.output<typeof publicCaseSummary>;

const MINUTE = 60_000;
const WRITERS = 6;
const READERS = 3;
const CHANGES = 12;

let desk: Desk;

beforeEach(async () => {
  await resetDatabase();
  desk = await aDesk({ name: 'Brightwater' });
});

async function fileOne(given: object = {}): Promise<number> {
  const { number } = await openCase(await desk.as(desk.admin), technical(desk, given));
  return number;
}

/** As the API does it: the token first, then the list with the snapshot that the token was read in. */
async function ask(person: { token: string }, given: object = {}): Promise<Summary[]> {
  const owner = await getTokenOwner(person.token, desk.clock.now());
  if (!owner) throw new Error('The token is not accepted.');
  const query = listCasesQuery.parse(given);
  const { json } = await listCasesJson(owner.actor, query, desk.clock.now(), owner.snapshot);
  return z.array(publicCaseSummary).parse(JSON.parse(json));
}

describe('a page that was read before', () => {
  it('is used again while nothing was committed, and not for another reader or question', async () => {
    await fileOne();
    const { actor } = await desk.as(desk.agent);
    const read = { actor, query: listCasesQuery.parse({}), now: desk.clock.now(), from: null };
    const first = await readJsonPage(read, 'open', 51, null);
    expect(await readJsonPage(read, 'open', 51, first.snapshot)).toBe(first);
    const { actor: admin } = await desk.as(desk.admin);
    const other = await readJsonPage({ ...read, actor: admin }, 'open', 51, first.snapshot);
    expect(first.json).toContain('"email"');
    expect(other.json).not.toContain('"email"');
    const { actor: stranger } = await desk.as(desk.stranger);
    expect((await readJsonPage({ ...read, actor: stranger }, 'open', 51, first.snapshot)).json).toBeNull();
    const query = listCasesQuery.parse({ severity: 'S1' });
    expect((await readJsonPage({ ...read, query }, 'open', 51, first.snapshot)).json).toBeNull();
  });

  it('is not used again once connections were lost: PostgreSQL may have crashed and count anew', async () => {
    await fileOne();
    const { actor } = await desk.as(desk.agent);
    const read = { actor, query: listCasesQuery.parse({}), now: desk.clock.now(), from: null };
    const first = await readJsonPage(read, 'open', 51, null);
    const lost = new Promise((resolve) => pool.once('error', resolve));
    await withTestDatabase((client) =>
      client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()`),
    );
    await lost;
    await expect
      .poll(() => getTokenOwner(desk.agent.token, desk.clock.now()).catch(() => null))
      .not.toBeNull();
    const again = await readJsonPage(read, 'open', 51, first.snapshot);
    expect(again).not.toBe(first);
    expect(again.json).toBe(first.json);
  });

  it('knows of a change that was under way when it was read, and is committed by the next request', async () => {
    const number = await fileOne();
    await withTestDatabase(async (client) => {
      await client.query('BEGIN');
      await client.query('SAVEPOINT within');
      await client.query(`UPDATE cases SET subject = 'Changed meanwhile' WHERE number = $1`, [number]);
      await client.query('RELEASE SAVEPOINT within');
      for (let time = 0; time < 3; time += 1)
        expect(await ask(desk.agent)).toMatchObject([{ number, subject: 'No ringing tone' }]);
      await client.query('COMMIT');
    });
    expect(await ask(desk.agent)).toMatchObject([{ number, subject: 'Changed meanwhile' }]);
  });

  it('knows new names of accounts and people', async () => {
    const number = await fileOne();
    await claimCase(await desk.as(desk.agent), { number });
    await ask(desk.lead);
    await db.account.update({ where: { number: desk.account.number }, data: { name: 'Brightwater II' } });
    expect(await ask(desk.lead)).toMatchObject([{ accountName: 'Brightwater II' }]);
    await db.user.update({ where: { id: desk.agent.id }, data: { name: 'Nina Okafor' } });
    expect(await ask(desk.lead)).toMatchObject([{ assignee: { name: 'Nina Okafor' } }]);
  });

  it('is gone for whoever lost the account, and for nobody else', async () => {
    const number = await fileOne();
    const second = await createPerson('CUSTOMER_ADMIN', { accounts: [desk.account.number] });
    for (const person of [desk.admin, second]) expect(await ask(person)).toMatchObject([{ number }]);
    await db.membership.deleteMany({ where: { userId: second.id } });
    expect(await ask(second)).toEqual([]);
    expect(await ask(desk.admin)).toMatchObject([{ number }]);
  });

  it('does not stop the clock for what is overdue', async () => {
    const number = await fileOne();
    const due = await db.case.findUniqueOrThrow({ where: { number }, select: { nextDeadline: true } });
    const deadline = due.nextDeadline?.getTime() ?? Number.NaN;
    const { actor } = await desk.as(desk.agent);
    const query = listCasesQuery.parse({ target: 'overdue' });
    const at = (now: Date, snapshot: string | null) =>
      readJsonPage({ actor, query, now, from: null }, 'open', 51, snapshot);
    const before = await at(new Date(deadline - MINUTE), null);
    expect(before.found).toBe(0);
    expect((await at(new Date(deadline + MINUTE), before.snapshot)).found).toBe(1);
    expect((await at(new Date(deadline - MINUTE), before.snapshot)).found).toBe(0);
  });
});

describe('many writers and readers at once', () => {
  it('whatever was committed before a request began is in its answer', async () => {
    const numbers = await Promise.all(Array.from({ length: WRITERS }, () => fileOne()));
    const committed = new Map<number, number>();
    let writing = WRITERS;
    let answers = 0;
    const write = async (number: number) => {
      const ctx = await desk.as(desk.agent);
      for (let change = 0; change < CHANGES; change += 1) {
        const { version } = await commentOnCase(ctx, {
          number,
          body: `Step ${change}`,
          visibility: 'PUBLIC',
        });
        committed.set(number, version);
      }
      writing -= 1;
    };
    const readOn = async (person: { token: string }) => {
      while (writing > 0) {
        const least = new Map(committed);
        const found = new Map((await ask(person)).map(({ number, version }) => [number, version]));
        for (const [number, version] of least) expect(found.get(number)).toBeGreaterThanOrEqual(version);
        answers += 1;
      }
    };
    const people = [desk.agent, desk.lead, desk.admin].slice(0, READERS);
    await Promise.all([...numbers.map(write), ...people.map(readOn), ...people.map(readOn)]);
    expect(answers).toBeGreaterThan(CHANGES);
    const last = new Map((await ask(desk.agent)).map(({ number, version }) => [number, version]));
    expect(last).toEqual(committed);
  });
});
