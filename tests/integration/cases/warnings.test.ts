import { beforeEach, describe, expect, it } from 'vitest';
import { disablePerson } from '@/lib/accounts/commands/disable-person';
import { systemActor } from '@/lib/auth/data';
import { assignCase } from '@/lib/cases/commands/assign-case';
import { claimCase } from '@/lib/cases/commands/claim-case';
import { claimNextCase } from '@/lib/cases/commands/claim-next-case';
import { commentOnCase } from '@/lib/cases/commands/comment-on-case';
import { noteWarnings } from '@/lib/cases/commands/note-warnings';
import { returnCase } from '@/lib/cases/commands/return-case';
import { tellWarnings } from '@/lib/cases/commands/tell-warnings';
import { listUntold } from '@/lib/cases/data/list-warnable';
import { jobs } from '@/lib/cases/jobs';
import { db } from '@/lib/platform/db';
import { Forbidden, NotFound } from '@/lib/platform/errors';
import { resetDatabase } from '@/tests/support/database';
import { createPerson } from '@/tests/support/fixtures';
import { aDesk, type Desk, file, technical, timeline } from './support';

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

describe('a case that changes hands', () => {
  it('between noting and telling: the new assignee is told of the step, and the one before is not', async () => {
    const number = await filed('S2');
    const other = await createPerson('AGENT');
    desk.clock.advance(61 * MINUTE);
    await turn();
    await assignCase(await desk.as(desk.lead), { number, assignee: other.id });
    for (let minute = 0; minute < 6; minute += 1) {
      desk.clock.advance(MINUTE);
      await turn();
    }
    expect(await told(desk.agent)).toEqual([]);
    expect(await told(other)).toEqual([`${number}: past half of the time`]);
    await assignCase(await desk.as(desk.lead), { number, assignee: desk.agent.id });
    await turn();
    desk.clock.advance(5 * MINUTE);
    await turn();
    await turn();
    expect(await told(desk.agent)).toEqual([`${number}: past half of the time`]);
    expect(await told(other)).toHaveLength(1);
  });

  it('goes back to nobody: the leads are told when it is at risk', async () => {
    const number = await filed('S2');
    desk.clock.advance(91 * MINUTE);
    await turn();
    await assignCase(await desk.as(desk.lead), { number, assignee: null });
    await turn();
    desk.clock.advance(5 * MINUTE);
    await turn();
    expect(await told(desk.agent)).toEqual([]);
    expect(await told(desk.lead)).toEqual([`${number}: at risk`]);
  });

  it('is missed once, whoever has it: its event goes out with the step and not with each person', async () => {
    const number = await filed('S1');
    desk.clock.advance(31 * MINUTE);
    await Promise.all(Array.from({ length: 4 }, () => noteWarnings(ctx(), {})));
    for (const person of [await createPerson('AGENT'), await createPerson('AGENT')]) {
      await assignCase(await desk.as(desk.lead), { number, assignee: person.id });
      await turn();
      expect(await told(person)).toEqual([`${number}: deadline missed`]);
    }
    expect(await db.outboxEvent.count({ where: { name: 'case.target_missed' } })).toBe(1);
    expect(await told(desk.lead)).toHaveLength(1);
  });

  it('to somebody who takes it late themselves: they saw what had passed and hear of the next step', async () => {
    const number = await filed('S1', null);
    desk.clock.advance(16 * MINUTE);
    await claimCase(await desk.as(desk.agent), { number });
    await turn();
    expect(await told(desk.agent)).toEqual([]);
    desk.clock.advance(8 * MINUTE);
    await turn();
    expect(await told(desk.agent)).toEqual([`${number}: at risk`]);
  });
});

describe('a case of somebody who can’t sign in any more', () => {
  const [returning] = jobs.filter(({ name }) => name === 'cases.return-left-behind');
  const work = () => returning?.handler({}, { now: desk.clock.now(), clock: desk.clock, jobId: 'test' });
  const disable = async () => disablePerson(await desk.as(desk.operations), { userId: desk.agent.id });

  it('is nobody’s: the leads are warned of it as of any other that nobody has', async () => {
    const number = await filed('S2');
    desk.clock.advance(91 * MINUTE);
    await turn();
    await disable();
    await turn();
    desk.clock.advance(5 * MINUTE);
    await turn();
    expect(await told(desk.agent)).toEqual([]);
    expect(await told(desk.lead)).toEqual([`${number}: at risk`]);
  });

  it('goes back to the queue, on its timeline and audited, once; the next who asks for work gets it', async () => {
    const number = await filed('S2');
    const kept = await filed('S3', desk.lead.id);
    await disable();
    const event = await db.outboxEvent.findFirstOrThrow({ where: { name: 'person.disabled' } });
    expect(returning?.on).toContain(event.name);
    await Promise.all([work(), work()]);
    await work();
    const { data, actor } = (await timeline(desk, number, desk.lead)).at(-1) ?? {};
    expect([data?.to, actor?.role]).toEqual([null, 'SYSTEM']);
    const audit = { action: 'case.assigned', subjectId: String(number), via: 'system' };
    expect(await db.auditEntry.count({ where: audit })).toBe(1);
    expect((await db.case.findUniqueOrThrow({ where: { number: kept } })).assigneeId).toBe(desk.lead.id);
    expect(await claimNextCase(await desk.as(desk.lead), {})).toMatchObject({ number });
  });

  it('is left alone when they can sign in, and no customer and no agent gives it back this way', async () => {
    const number = await filed('S2');
    await returnCase(ctx(), { number });
    expect((await db.case.findUniqueOrThrow({ where: { number } })).assigneeId).toBe(desk.agent.id);
    for (const person of [desk.lead, desk.admin])
      await expect(returnCase(await desk.as(person), { number })).rejects.toThrow(Forbidden);
    await expect(returnCase(await desk.as(desk.stranger), { number })).rejects.toThrow(NotFound);
  });
});

describe('nothing is said', () => {
  it('at 18:03 of what was noted at 17:58: it follows when the desk opens, as what it is by then', async () => {
    desk.clock.set(new Date('2027-06-07T23:58:00.000Z'));
    const s2 = await filed('S2');
    desk.clock.set(new Date('2027-06-08T00:58:00.000Z'));
    await turn();
    expect(await db.caseWarning.count({ where: { userId: desk.agent.id, toldAt: null } })).toBe(1);
    desk.clock.advance(5 * MINUTE);
    await turn();
    expect(await told(desk.agent)).toEqual([]);
    desk.clock.set(new Date('2027-06-08T12:00:00.000Z'));
    await turn();
    await turn();
    expect(await told(desk.agent)).toEqual([`${s2}: deadline missed`]);
  });

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
