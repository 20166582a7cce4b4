import { beforeEach, describe, expect, it } from 'vitest';
import { allowedTopics } from '@/app/api/live/topics';
import { openCase } from '@/lib/cases/commands/open-case';
import { signPresence } from '@/lib/desk/commands/sign-presence';
import { listPresent } from '@/lib/desk/data/presence';
import { PRESENCE_MS } from '@/lib/desk/rules';
import type { Doing } from '@/lib/desk/types';
import type { Person } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { Forbidden, Invalid, NotFound } from '@/lib/platform/errors';
import { resetDatabase, withTestDatabase } from '@/tests/support/database';
import { aDesk, type Desk, technical } from '../cases/support';

let desk: Desk;
let number: number;
beforeEach(async () => {
  await resetDatabase();
  desk = await aDesk();
  number = (await openCase(await desk.as(desk.admin), technical(desk))).number;
});

const sign = async (who: { token: string }, doing: Doing, on = number) =>
  signPresence(await desk.as(who), { number: on, doing });

describe('presence on a case', () => {
  it('says who else is there and what they do, never oneself', async () => {
    expect(await sign(desk.agent, 'viewing')).toEqual([]);
    expect(await sign(desk.lead, 'reply')).toEqual([{ number, name: desk.agent.name, doing: 'viewing' }]);
    expect(await sign(desk.agent, 'note')).toEqual([{ number, name: desk.lead.name, doing: 'reply' }]);
    expect(await sign(desk.lead, 'away')).toEqual([{ number, name: desk.agent.name, doing: 'note' }]);
    expect(await sign(desk.agent, 'viewing')).toEqual([]);
  });

  it('counts for 30 seconds, to the millisecond, and is cleared by the person’s next sign', async () => {
    const second = (await openCase(await desk.as(desk.admin), technical(desk))).number;
    await sign(desk.agent, 'reply');
    desk.clock.advance(PRESENCE_MS - 1);
    expect(await sign(desk.lead, 'viewing')).toHaveLength(1);
    desk.clock.advance(1);
    expect(await sign(desk.lead, 'viewing')).toEqual([]);
    await sign(desk.agent, 'viewing', second);
    expect(
      await db.casePresence.findMany({ where: { userId: desk.agent.id }, select: { caseNumber: true } }),
    ).toEqual([{ caseNumber: second }]);
  });

  it('leaves no trace: no audit entry, no event, no line, no new version of the case', async () => {
    const before = await db.case.findUnique({ where: { number } });
    const rows = async () => [
      await db.auditEntry.count(),
      await db.outboxEvent.count(),
      await db.caseEvent.count(),
    ];
    const counts = await rows();
    await sign(desk.agent, 'reply');
    await sign(desk.agent, 'away');
    expect(await rows()).toEqual(counts);
    expect(await db.case.findUnique({ where: { number } })).toEqual(before);
  });

  it('is told once for each change, on topics that no customer may hear', async () => {
    await withTestDatabase(async (client) => {
      const heard: string[] = [];
      client.on('notification', ({ payload = '' }) => heard.push(payload));
      await client.query('LISTEN outbox');
      await sign(desk.agent, 'viewing');
      await sign(desk.agent, 'viewing');
      await sign(desk.agent, 'reply');
      await sign(desk.agent, 'reply');
      await sign(desk.agent, 'away');
      await client.query('SELECT 1');
      expect(heard).toHaveLength(3);
      const { topics } = JSON.parse(heard[0] ?? '') as { topics: string[] };
      expect(topics).toEqual([`desk-case:${number}`, 'desk']);
      const admin = (await desk.as(desk.admin)).actor as Person;
      const asked = [`case:${number}`, `desk-case:${number}`, 'desk', `account:${desk.account.number}`];
      const allowed = await allowedTopics(admin, asked);
      expect(allowed.topics).toContain(`case:${number}`);
      expect(allowed.topics.filter((topic) => topics.includes(topic))).toEqual([]);
    });
  });

  it('is the desk’s: customers neither sign nor see it, and a foreign case is not there', async () => {
    await sign(desk.agent, 'reply');
    await expect(sign(desk.admin, 'viewing')).rejects.toBeInstanceOf(Forbidden);
    await expect(sign(desk.stranger, 'viewing')).rejects.toBeInstanceOf(NotFound);
    await expect(sign(desk.agent, 'viewing', 999_999)).rejects.toBeInstanceOf(NotFound);
    await expect(sign(desk.agent, 'dancing' as Doing)).rejects.toBeInstanceOf(Invalid);
    const { actor } = await desk.as(desk.admin);
    await expect(listPresent(actor, null, desk.clock.now())).rejects.toBeInstanceOf(Forbidden);
  });

  it('is listed for the marks of the queue, over all cases', async () => {
    const second = (await openCase(await desk.as(desk.admin), technical(desk))).number;
    await sign(desk.lead, 'viewing', second);
    await sign(desk.lead, 'note');
    const { actor } = await desk.as(desk.agent);
    const all = await listPresent(actor, null, desk.clock.now());
    expect(all.map((each) => [each.number, each.doing])).toEqual([
      [number, 'note'],
      [second, 'viewing'],
    ]);
  });
});
