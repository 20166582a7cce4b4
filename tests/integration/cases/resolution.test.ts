import { beforeEach, describe, expect, it } from 'vitest';
import { acceptResolution } from '@/lib/cases/commands/accept-resolution';
import { changeSeverity } from '@/lib/cases/commands/change-severity';
import { closeCase } from '@/lib/cases/commands/close-case';
import { commentOnCase } from '@/lib/cases/commands/comment-on-case';
import { reopenCase } from '@/lib/cases/commands/reopen-case';
import { resolveCase } from '@/lib/cases/commands/resolve-case';
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/platform/errors';
import { deadlinesFor } from '@/lib/service-levels/rules/deadlines';
import { defaultEngine } from '@/lib/service-levels/rules/engine';
import { resetDatabase } from '@/tests/support/database';
import { aDesk, type Desk, file, offBoard, read, technical, timeline, typesOf } from './support';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const reason = 'Callers still hear silence.';
let desk: Desk;
beforeEach(async () => {
  await resetDatabase();
  desk = await aDesk();
});

async function resolved(input: object = technical(desk)): Promise<number> {
  const { number } = await file(desk, input);
  desk.clock.advance(HOUR);
  await commentOnCase(await desk.as(desk.agent), { number, body: 'On it.' });
  desk.clock.advance(HOUR);
  await resolveCase(await desk.as(desk.agent), { number });
  return number;
}

const accept = async (number: number, person = desk.admin) =>
  acceptResolution(await desk.as(person), { number });
const reopen = async (number: number, person = desk.admin, given: object = { reason }) =>
  reopenCase(await desk.as(person), { number, ...given });

describe('accepting a resolution', () => {
  it('closes the case, once', async () => {
    const number = await resolved();
    await accept(number);
    expect(await read(desk, number)).toMatchObject({
      status: 'CLOSED',
      verdict: 'ACCEPTED',
      closedAt: desk.clock.now(),
    });
    expect(typesOf(await timeline(desk, number)).slice(-2)).toEqual([
      'resolution_accepted',
      'status_changed',
    ]);
    await expect(accept(number)).rejects.toThrow(Conflict);
  });

  it('is the customer’s: not the desk’s, not a stranger’s', async () => {
    const number = await resolved();
    await expect(accept(number, desk.agent)).rejects.toThrow(Forbidden);
    await expect(accept(number, desk.stranger)).rejects.toThrow(NotFound);
    expect(await read(desk, number)).toMatchObject({ status: 'RESOLVED', verdict: null });
  });

  it('waits for a resolution', async () => {
    const { number } = await file(desk, technical(desk));
    await expect(accept(number)).rejects.toThrow(Conflict);
  });
});

describe('taking a technical case up again', () => {
  it('promises a new answer from now on, and the timeline keeps the first', async () => {
    const number = await resolved();
    const before = await read(desk, number);
    desk.clock.advance(3 * DAY);
    await reopen(number);
    const now = desk.clock.now();
    const after = await read(desk, number);
    const { respondBy } = deadlinesFor(defaultEngine, { ...after, receivedAt: now });
    expect(after).toMatchObject({ status: 'OPEN', reopenedAt: now, respondBy, nextDeadline: respondBy });
    expect(after).toMatchObject({ respondedAt: null, completedAt: null, resolvedAt: null, verdict: null });
    expect(after.receivedAt).toEqual(before.receivedAt);
    const events = await timeline(desk, number);
    expect(typesOf(events).slice(-4)).toEqual([
      'resolution_disputed',
      'reopened',
      'deadline_changed',
      'comment',
    ]);
    expect(events.find(({ type }) => type === 'deadline_changed')?.data).toEqual({
      target: 'respond',
      from: before.respondBy.toISOString(),
      to: respondBy.toISOString(),
      because: 'reopened',
    });
    desk.clock.advance(HOUR);
    await commentOnCase(await desk.as(desk.agent), { number, body: 'Looking again.' });
    const settled = (await timeline(desk, number)).filter(({ type }) => type.startsWith('target_'));
    expect(settled).toHaveLength(2);
  });

  it('counts a new severity from then, too', async () => {
    const number = await resolved();
    desk.clock.advance(DAY);
    await reopen(number);
    const { reopenedAt } = await read(desk, number);
    desk.clock.advance(HOUR);
    await changeSeverity(await desk.as(desk.agent), { number, severity: 'S1' });
    const after = await read(desk, number);
    const { respondBy } = deadlinesFor(defaultEngine, {
      ...after,
      receivedAt: reopenedAt ?? after.receivedAt,
    });
    expect(after.respondBy).toEqual(respondBy);
  });

  it('works from closed as well, and by the desk, whose words are the answer', async () => {
    const number = await resolved();
    await closeCase(await desk.as(desk.admin), { number });
    await reopen(number, desk.agent);
    expect(await read(desk, number)).toMatchObject({ status: 'OPEN', respondedAt: desk.clock.now() });
    expect(typesOf(await timeline(desk, number))).not.toContain('resolution_disputed');
  });

  it('ends after 14 days', async () => {
    const number = await resolved();
    desk.clock.advance(14 * DAY + 1);
    await expect(reopen(number)).rejects.toThrow(/more than 14 days ago/);
  });

  it('needs a reason, beside its field', async () => {
    const number = await resolved();
    await expect(reopen(number, desk.admin, { reason: ' ' })).rejects.toThrow(Invalid);
    expect((await read(desk, number)).status).toBe('RESOLVED');
  });

  it('is not a stranger’s to do, nor possible while it is worked on', async () => {
    const number = await resolved();
    await expect(reopen(number, desk.stranger)).rejects.toThrow(NotFound);
    await reopen(number);
    await expect(reopen(number)).rejects.toThrow(Conflict);
  });
});

describe('a User Administration request that ended badly', () => {
  it('is not taken up again', async () => {
    const number = await resolved(offBoard(desk));
    await expect(reopen(number)).rejects.toThrow(/opens a technical case/);
  });

  it('is disputed, once, by the technical case that says why', async () => {
    const number = await resolved(offBoard(desk));
    const problem = await file(desk, technical(desk, { relatedCase: number }));
    expect(await read(desk, number)).toMatchObject({ status: 'RESOLVED', verdict: 'DISPUTED' });
    const disputed = (await timeline(desk, number)).filter(({ type }) => type === 'resolution_disputed');
    expect(disputed.map(({ data }) => data)).toEqual([{ case: problem.number }]);
    await file(desk, technical(desk, { relatedCase: number }));
    expect(
      typesOf(await timeline(desk, number)).filter((type) => type === 'resolution_disputed'),
    ).toHaveLength(1);
    await expect(accept(number)).rejects.toThrow(Conflict);
  });
});
