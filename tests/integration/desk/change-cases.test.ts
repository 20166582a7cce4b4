import { beforeEach, describe, expect, it } from 'vitest';
import { assignCase } from '@/lib/cases/commands/assign-case';
import { claimCase } from '@/lib/cases/commands/claim-case';
import { commentOnCase } from '@/lib/cases/commands/comment-on-case';
import { openCase } from '@/lib/cases/commands/open-case';
import { resolveCase } from '@/lib/cases/commands/resolve-case';
import { changeCases, undoChanges } from '@/lib/desk/commands/change-cases';
import { db } from '@/lib/platform/db';
import { Forbidden, Invalid } from '@/lib/platform/errors';
import { resetDatabase } from '@/tests/support/database';
import { aDesk, type Desk, offBoard, read, technical } from '../cases/support';

let desk: Desk;
let numbers: number[];
beforeEach(async () => {
  await resetDatabase();
  desk = await aDesk();
  numbers = [];
  for (let index = 0; index < 4; index += 1)
    numbers.push((await openCase(await desk.as(desk.admin), technical(desk))).number);
});

const seen = (given: readonly number[] = numbers) =>
  Promise.all(given.map(async (number) => ({ number, version: (await read(desk, number)).version })));
const assignees = () => Promise.all(numbers.map(async (number) => (await read(desk, number)).assigneeId));
const toLead = () => ({ kind: 'assign', assignee: desk.lead.id });

describe('a change of many cases', () => {
  it('does what it can and names what it can’t, each case for itself', async () => {
    const cases = await seen();
    const [stale = 0, over = 0, ...rest] = numbers;
    await claimCase(await desk.as(desk.agent), { number: stale });
    await claimCase(await desk.as(desk.agent), { number: over });
    await resolveCase(await desk.as(desk.agent), { number: over });
    const now = [cases[0], ...(await seen([over, ...rest])), { number: 999_999, version: 1 }];
    const result = await changeCases(await desk.as(desk.agent), { cases: now, change: toLead() });
    expect(result.done).toEqual(rest);
    expect(result.refused.map(({ number }) => number)).toEqual([stale, over, 999_999]);
    expect(result.refused.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('Somebody changed it in the meantime'),
      expect.stringContaining('This case is resolved'),
      expect.stringContaining('nothing here'),
    ]);
    expect(await assignees()).toEqual([desk.agent.id, desk.agent.id, desk.lead.id, desk.lead.id]);
  });

  it('sent twice is done once', async () => {
    const cases = await seen();
    const ctx = await desk.as(desk.agent);
    const order = { cases, change: toLead() };
    const [one, two] = await Promise.all([changeCases(ctx, order), changeCases(ctx, order)]);
    expect([...one.done, ...two.done].sort()).toEqual(numbers);
    expect(await db.auditEntry.count({ where: { action: 'case.assigned' } })).toBe(numbers.length);
    const again = await changeCases(ctx, order);
    expect(again).toMatchObject({ done: [], undo: [] });
  });

  it('waits and resolves by the rules of one case: a new one can do neither', async () => {
    const [first = 0, second = 0] = numbers;
    await claimCase(await desk.as(desk.agent), { number: first });
    const ctx = await desk.as(desk.agent);
    const waiting = await changeCases(ctx, { cases: await seen([first, second]), change: { kind: 'wait' } });
    expect(waiting).toMatchObject({
      done: [first],
      refused: [{ number: second }],
      undo: [{ number: first }],
    });
    await claimCase(await desk.as(desk.agent), { number: second });
    const resolved = await changeCases(ctx, {
      cases: await seen([first, second]),
      change: { kind: 'resolve' },
    });
    expect(resolved).toMatchObject({ done: [second], refused: [{ number: first }], undo: [] });
  });

  it('is the desk’s: a customer is refused before anything is read', async () => {
    const cases = await seen();
    const ctx = await desk.as(desk.admin);
    await expect(changeCases(ctx, { cases, change: toLead() })).rejects.toBeInstanceOf(Forbidden);
    const back = cases.map((each) => ({ ...each, change: { kind: 'severity', severity: 'S1' } }));
    await expect(undoChanges(ctx, back)).rejects.toBeInstanceOf(Forbidden);
  });

  it('is refused whole when it can’t be read', async () => {
    const ctx = await desk.as(desk.agent);
    const cases = await seen();
    for (const bad of [
      { cases: [], change: toLead() },
      { cases, change: { kind: 'close' } },
      { cases, change: { kind: 'severity', severity: 'S9' } },
      {
        cases: Array.from({ length: 101 }, (_, index) => ({ number: index + 1, version: 1 })),
        change: toLead(),
      },
      null,
    ])
      await expect(changeCases(ctx, bad)).rejects.toBeInstanceOf(Invalid);
  });
});

describe('undo', () => {
  it('gives each case back to whom it was with, and leaves what somebody changed since', async () => {
    const [first = 0, , third = 0] = numbers;
    await claimCase(await desk.as(desk.agent), { number: first });
    const ctx = await desk.as(desk.agent);
    const { undo } = await changeCases(ctx, { cases: await seen(), change: toLead() });
    expect(undo).toHaveLength(4);
    await assignCase(await desk.as(desk.lead), { number: third, assignee: desk.operations.id });
    const back = await undoChanges(ctx, undo);
    expect(back.done).toEqual(numbers.filter((number) => number !== third));
    expect(back.refused).toEqual([{ number: third, reason: expect.stringContaining('Somebody changed it') }]);
    expect(await assignees()).toEqual([desk.agent.id, null, desk.operations.id, null]);
    expect(await undoChanges(ctx, undo)).toMatchObject({ done: [] });
  });

  it('gives each case the severity and the answer deadline that it had', async () => {
    const before = await Promise.all(numbers.map((number) => read(desk, number)));
    const ctx = await desk.as(desk.agent);
    const { undo } = await changeCases(ctx, {
      cases: await seen(),
      change: { kind: 'severity', severity: 'S1' },
    });
    expect((await read(desk, numbers[0] ?? 0)).severity).toBe('S1');
    await undoChanges(ctx, undo);
    for (const { number, severity, respondBy } of before)
      expect(await read(desk, number)).toMatchObject({ severity, respondBy });
  });

  it('lets a case that waits go on, with the time it waited added, and leaves one that somebody has answered', async () => {
    const request = await openCase(await desk.as(desk.admin), offBoard(desk));
    const waiting = [request.number, numbers[0] ?? 0];
    for (const number of waiting) await claimCase(await desk.as(desk.agent), { number });
    const before = await read(desk, request.number);
    const ctx = await desk.as(desk.agent);
    const { undo } = await changeCases(ctx, { cases: await seen(waiting), change: { kind: 'wait' } });
    desk.clock.advance(20_000);
    const reply = { number: numbers[0], body: 'The one in the lobby.' };
    await commentOnCase(await desk.as(desk.admin), reply);
    const back = await undoChanges(ctx, undo);
    expect(back).toMatchObject({ done: [request.number], refused: [{ number: numbers[0] }] });
    const after = await read(desk, request.number);
    expect(after).toMatchObject({ status: 'OPEN', pausedAt: null, pausedTotalMs: 20_000 });
    expect(after.completeBy?.getTime()).toBe((before.completeBy?.getTime() ?? 0) + 20_000);
  });

  it('has no way back from a resolution', async () => {
    await claimCase(await desk.as(desk.agent), { number: numbers[0] ?? 0 });
    const ctx = await desk.as(desk.agent);
    const cases = await seen(numbers.slice(0, 1));
    expect((await changeCases(ctx, { cases, change: { kind: 'resolve' } })).undo).toEqual([]);
  });

  it('has nothing to take back where nothing changed', async () => {
    const [first = 0] = numbers;
    await assignCase(await desk.as(desk.agent), { number: first, assignee: desk.lead.id });
    const ctx = await desk.as(desk.agent);
    const result = await changeCases(ctx, { cases: await seen([first]), change: toLead() });
    expect(result).toEqual({ done: [first], refused: [], undo: [] });
  });
});
