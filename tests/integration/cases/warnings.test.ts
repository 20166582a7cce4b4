import { beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/auth/data';
import { assignCase } from '@/lib/cases/commands/assign-case';
import { commentOnCase } from '@/lib/cases/commands/comment-on-case';
import { noteWarnings } from '@/lib/cases/commands/note-warnings';
import { tellWarnings } from '@/lib/cases/commands/tell-warnings';
import { listUntold } from '@/lib/cases/data/list-warnable';
import { db } from '@/lib/platform/db';
import { Forbidden } from '@/lib/platform/errors';
import { resetDatabase } from '@/tests/support/database';
import { aDesk, type Desk, file, technical } from './support';

const MINUTE = 60_000;
let desk: Desk;
// Monday 12:00 UTC is 05:00 in California: the US desk opens.
beforeEach(async () => {
  await resetDatabase();
  desk = await aDesk();
});

const ctx = () => ({ actor: systemActor, clock: desk.clock, requestId: 'test' });

async function turn() {
  await noteWarnings(ctx(), {});
  for (const { userId } of await listUntold()) await tellWarnings(ctx(), { userId });
}

async function filed(severity: string, assignee: string | null = desk.agent.id) {
  const { number } = await file(desk, technical(desk, { severity }));
  if (assignee) await assignCase(await desk.as(desk.lead), { number, assignee });
  return number;
}

const told = async (person: { id: string }) =>
  (await db.inboxItem.findMany({ where: { userId: person.id }, orderBy: { createdAt: 'asc' } })).map(
    ({ title }) => title,
  );

describe('a target that nobody works on', () => {
  it('is told at half, at three quarters and when missed, each once, to the assignee and then the lead', async () => {
    const number = await filed('S1');
    for (const minutes of [14, 1, 1, 7, 8]) {
      desk.clock.advance(minutes * MINUTE);
      await turn();
      await turn();
    }
    expect(await told(desk.agent)).toEqual([
      `${number}: past half of the time`,
      `${number}: at risk`,
      `${number}: deadline missed`,
    ]);
    expect(await told(desk.lead)).toEqual([`${number}: deadline missed`]);
    expect(await db.mail.count({ where: { kind: 'warning' } })).toBe(4);
  });

  it('is missed once, with its true time, however long no worker ran', async () => {
    const number = await filed('S1');
    desk.clock.advance(31 * 24 * 60 * MINUTE);
    await turn();
    await turn();
    const rows = await db.caseWarning.findMany({ where: { caseNumber: number, userId: desk.agent.id } });
    const { respondBy } = await db.case.findUniqueOrThrow({ where: { number } });
    expect(rows.map(({ step, passedAt }) => [step, passedAt.getTime()])).toEqual([
      ['MISSED', respondBy.getTime() + 1],
    ]);
    const events = await db.outboxEvent.findMany({ where: { name: 'case.target_missed' } });
    expect(events.map(({ payload }) => payload)).toEqual([
      { number, dueAt: respondBy.toISOString(), at: new Date(respondBy.getTime() + 1).toISOString() },
    ]);
  });

  it('is one message for many, gathered for five minutes', async () => {
    for (let i = 0; i < 5; i += 1) await filed('S2');
    desk.clock.advance(61 * MINUTE);
    await turn();
    expect(await told(desk.agent)).toEqual([]);
    desk.clock.advance(5 * MINUTE);
    await turn();
    expect(await told(desk.agent)).toEqual(['5 past half of the time']);
  });

  it('is told at most once by workers that run side by side', async () => {
    await filed('S1');
    desk.clock.advance(31 * MINUTE);
    await Promise.all(Array.from({ length: 6 }, turn));
    await turn();
    expect(await told(desk.agent)).toHaveLength(1);
  });
});

describe('nothing is said', () => {
  it('of a case that was answered before the message went out', async () => {
    const number = await filed('S2');
    desk.clock.advance(61 * MINUTE);
    await noteWarnings(ctx(), {});
    await commentOnCase(await desk.as(desk.agent), { number, body: 'On it.' });
    desk.clock.advance(10 * MINUTE);
    await turn();
    expect(await told(desk.agent)).toEqual([]);
  });

  it('outside the desk’s hours, except of an S1; the rest follows when it opens', async () => {
    desk.clock.set(new Date('2027-06-08T02:00:00.000Z'));
    const [s2, s1] = [await filed('S2'), await filed('S1')];
    desk.clock.advance(3 * 60 * MINUTE);
    await turn();
    expect(await told(desk.agent)).toEqual([`${s1}: deadline missed`]);
    desk.clock.set(new Date('2027-06-08T12:00:00.000Z'));
    await turn();
    desk.clock.advance(5 * MINUTE);
    await turn();
    expect(await told(desk.agent)).toEqual([`${s1}: deadline missed`, `${s2}: deadline missed`]);
  });
});

it('only the product itself and operations run it', async () => {
  for (const person of [desk.agent, desk.admin])
    await expect(noteWarnings(await desk.as(person), {})).rejects.toThrow(Forbidden);
  await expect(tellWarnings(await desk.as(desk.agent), { userId: desk.agent.id })).rejects.toThrow(Forbidden);
});
