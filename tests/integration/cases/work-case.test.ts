import { beforeEach, describe, expect, it } from 'vitest';
import { assignCase } from '@/lib/cases/commands/assign-case';
import { cancelCase } from '@/lib/cases/commands/cancel-case';
import { changeCase } from '@/lib/cases/commands/change-case';
import { changeSeverity } from '@/lib/cases/commands/change-severity';
import { claimCase } from '@/lib/cases/commands/claim-case';
import { claimNextCase } from '@/lib/cases/commands/claim-next-case';
import { closeCase } from '@/lib/cases/commands/close-case';
import { commentOnCase } from '@/lib/cases/commands/comment-on-case';
import { completeItem } from '@/lib/cases/commands/complete-item';
import { resolveCase } from '@/lib/cases/commands/resolve-case';
import { resumeCase } from '@/lib/cases/commands/resume-case';
import { waitOnCustomer } from '@/lib/cases/commands/wait-on-customer';
import type { Command } from '@/lib/platform/command';
import { db } from '@/lib/platform/db';
import { Conflict, Forbidden, Invalid, NotFound, PreconditionFailed } from '@/lib/platform/errors';
import { deadlinesFor } from '@/lib/service-levels/rules/deadlines';
import { defaultEngine } from '@/lib/service-levels/rules/engine';
import { resetDatabase } from '@/tests/support/database';
import { aDesk, type Desk, file, read, technical, timeline, typesOf } from './support';

const MINUTE = 60_000;
let desk: Desk;
beforeEach(async () => {
  await resetDatabase();
  desk = await aDesk();
});

const reply = async (number: number, person = desk.agent, body = 'On it.') =>
  commentOnCase(await desk.as(person), { number, body });

describe('the first public answer', () => {
  it('in time meets respond-by and begins the work', async () => {
    const { number } = await file(desk);
    desk.clock.advance(30 * MINUTE);
    await reply(number);
    const detail = await read(desk, number);
    expect(detail).toMatchObject({ status: 'OPEN', respondedAt: desk.clock.now(), version: 2 });
    expect(detail.nextDeadline).toEqual(detail.completeBy);
    expect(typesOf(await timeline(desk, number))).toEqual([
      'created',
      'comment',
      'target_met',
      'status_changed',
    ]);
  });

  it('a millisecond late misses it; further answers change nothing', async () => {
    const { number } = await file(desk);
    desk.clock.advance(30 * MINUTE + 1);
    await reply(number);
    const { respondedAt } = await read(desk, number);
    desk.clock.advance(MINUTE);
    await reply(number);
    expect((await read(desk, number)).respondedAt).toEqual(respondedAt);
    const types = typesOf(await timeline(desk, number));
    expect(types.filter((type) => type.startsWith('target'))).toEqual(['target_missed']);
  });

  it('is not a customer’s comment and not a note', async () => {
    const { number } = await file(desk);
    await reply(number, desk.admin, 'Any news?');
    await commentOnCase(await desk.as(desk.agent), { number, body: 'Hm.', visibility: 'INTERNAL' });
    expect(await read(desk, number)).toMatchObject({ status: 'NEW', respondedAt: null });
  });
});

describe('waiting on the customer', () => {
  it('stops complete-by and moves it by exactly the time paused, as often as it happens', async () => {
    const { number } = await file(desk);
    await reply(number);
    const { completeBy } = await read(desk, number);
    let pausedMs = 0;
    for (const [worked, paused] of [
      [5 * MINUTE + 7, 61 * MINUTE + 13],
      [MINUTE, 26 * 60 * MINUTE + 1],
    ] as const) {
      desk.clock.advance(worked);
      await waitOnCustomer(await desk.as(desk.agent), { number });
      expect(await read(desk, number)).toMatchObject({ pausedAt: desk.clock.now(), nextDeadline: null });
      desk.clock.advance(paused);
      pausedMs += paused;
      await resumeCase(await desk.as(desk.agent), { number });
    }
    const detail = await read(desk, number);
    expect(detail.completeBy?.getTime()).toBe((completeBy?.getTime() ?? 0) + pausedMs);
    expect(detail).toMatchObject({ pausedAt: null, pausedTotalMs: pausedMs, status: 'OPEN' });
    expect(detail.nextDeadline).toEqual(detail.completeBy);
    // Six hours, a quarter of the span that was promised, before its end: pauses don't lengthen the warning.
    expect(detail.atRiskAt?.getTime()).toBe((detail.completeBy?.getTime() ?? 0) - 6 * 60 * MINUTE);
  });

  it('never pauses respond-by', async () => {
    const { number } = await file(desk);
    await claimCase(await desk.as(desk.agent), { number });
    await waitOnCustomer(await desk.as(desk.agent), { number });
    const detail = await read(desk, number);
    expect(detail.nextDeadline).toEqual(detail.respondBy);
  });

  it('ends when the customer answers', async () => {
    const { number } = await file(desk);
    await reply(number);
    await waitOnCustomer(await desk.as(desk.agent), { number, comment: 'Which phone is it?' });
    desk.clock.advance(3 * MINUTE);
    await reply(number, desk.admin, 'The one in the lobby.');
    expect(await read(desk, number)).toMatchObject({ status: 'OPEN', pausedTotalMs: 3 * MINUTE });
    expect((await timeline(desk, number)).at(-1)).toMatchObject({
      type: 'deadline_changed',
      data: { target: 'complete', because: 'pause' },
    });
  });

  it('begins with its question: answer, then pause, in one step', async () => {
    const { number } = await file(desk);
    await waitOnCustomer(await desk.as(desk.agent), { number, comment: 'Which phone is it?' });
    expect(await read(desk, number)).toMatchObject({ status: 'WAITING_ON_CUSTOMER', version: 2 });
    expect(typesOf(await timeline(desk, number)).slice(1)).toEqual([
      'comment',
      'target_met',
      'status_changed',
      'status_changed',
      'paused',
    ]);
  });

  it('has nothing to pause on a technical case', async () => {
    const { number } = await file(desk, technical(desk));
    await reply(number);
    await waitOnCustomer(await desk.as(desk.agent), { number });
    expect(await read(desk, number)).toMatchObject({ pausedAt: null, nextDeadline: null });
  });
});

describe('severity', () => {
  it('recalculates respond-by from the original reception, and the timeline keeps old and new', async () => {
    const { number } = await file(desk, technical(desk, { severity: 'S3' }));
    const before = await read(desk, number);
    desk.clock.advance(17 * MINUTE);
    for (const severity of ['S1', 'S2', 'S3'] as const) {
      await changeSeverity(await desk.as(desk.admin), { number, severity });
      const detail = await read(desk, number);
      const expected = deadlinesFor(defaultEngine, { ...before, severity });
      expect(detail.respondBy).toEqual(expected.respondBy);
      expect(detail.nextDeadline).toEqual(expected.respondBy);
      expect((await timeline(desk, number)).slice(-2)).toMatchObject([
        { type: 'severity_changed', data: { to: severity } },
        { type: 'deadline_changed', data: { target: 'respond', to: expected.respondBy.toISOString() } },
      ]);
    }
  });

  it('leaves a paused complete-by where the pauses moved it', async () => {
    const { number } = await file(desk);
    await reply(number);
    await waitOnCustomer(await desk.as(desk.agent), { number });
    desk.clock.advance(MINUTE);
    await resumeCase(await desk.as(desk.agent), { number });
    const { completeBy } = await read(desk, number);
    await changeSeverity(await desk.as(desk.lead), { number, severity: 'S3' });
    expect((await read(desk, number)).completeBy).toEqual(completeBy);
  });

  it('judges an answer by the deadline that the severity gives, and says each time that this makes a difference', async () => {
    const { number } = await file(desk, technical(desk, { severity: 'S2' }));
    desk.clock.advance(60 * MINUTE);
    await reply(number);
    for (const severity of ['S1', 'S3'] as const) {
      await changeSeverity(await desk.as(desk.admin), { number, severity });
      const after = await read(desk, number);
      expect(after.respondBy).toEqual(deadlinesFor(defaultEngine, after).respondBy);
    }
    const told = typesOf(await timeline(desk, number)).filter((type) => type.startsWith('target'));
    expect(told).toEqual(['target_met', 'target_missed', 'target_met']);
  });

  it('of a case that is done stays', async () => {
    const { number } = await file(desk);
    await reply(number);
    await resolveCase(await desk.as(desk.agent), { number });
    const late = changeSeverity(await desk.as(desk.admin), { number, severity: 'S3' });
    await expect(late).rejects.toMatchObject({ status: 409, code: 'case_not_open' });
  });
});

describe('resolving and closing', () => {
  it('completes the case, and answers it if nobody had', async () => {
    const { number } = await file(desk);
    await claimCase(await desk.as(desk.agent), { number });
    desk.clock.advance(25 * 60 * MINUTE);
    await resolveCase(await desk.as(desk.agent), { number });
    expect(await read(desk, number)).toMatchObject({
      status: 'RESOLVED',
      completedAt: desk.clock.now(),
      resolvedAt: desk.clock.now(),
      respondedAt: null,
      nextDeadline: null,
      atRiskAt: null,
    });
    const missed = (await timeline(desk, number)).filter(({ type }) => type === 'target_missed');
    expect(missed.map(({ data }) => data.target)).toEqual(['respond', 'complete']);
    await closeCase(await desk.as(desk.admin), { number });
    expect(await read(desk, number)).toMatchObject({ status: 'CLOSED', closedAt: desk.clock.now() });
  });

  it('with an answer is one step', async () => {
    const { number } = await file(desk);
    await resolveCase(await desk.as(desk.agent), { number, comment: 'Done.' });
    expect(await read(desk, number)).toMatchObject({
      status: 'RESOLVED',
      version: 2,
      respondedAt: desk.clock.now(),
    });
  });

  it('leaves a closed case to history: no reply, no status, no assignee', async () => {
    const { number } = await file(desk);
    await resolveCase(await desk.as(desk.agent), { number, comment: 'Done.' });
    await closeCase(await desk.as(desk.agent), { number });
    await expect(reply(number)).rejects.toMatchObject({ code: 'case_over' });
    await expect(reply(number, desk.admin)).rejects.toBeInstanceOf(Conflict);
    for (const status of ['NEW', 'OPEN', 'WAITING_ON_CUSTOMER', 'RESOLVED'])
      await expect(changeCase(await desk.as(desk.agent), { number, status })).rejects.toBeInstanceOf(
        Conflict,
      );
    await expect(assignCase(await desk.as(desk.lead), { number, assignee: 'me' })).rejects.toBeInstanceOf(
      Conflict,
    );
  });
});

describe('cancelling', () => {
  it('is the customer’s, until the work begins', async () => {
    const { number } = await file(desk);
    await expect(cancelCase(await desk.as(desk.agent), { number })).rejects.toBeInstanceOf(Forbidden);
    await cancelCase(await desk.as(desk.admin), { number });
    expect(await read(desk, number)).toMatchObject({ status: 'CANCELLED', nextDeadline: null });
    const begun = await file(desk);
    await claimCase(await desk.as(desk.agent), { number: begun.number });
    const late = cancelCase(await desk.as(desk.admin), { number: begun.number });
    await expect(late).rejects.toMatchObject({ status: 409, code: 'status' });
  });
});

describe('several corrections at once', () => {
  it('are all made under one version', async () => {
    const { number } = await file(desk);
    const change = { number, status: 'OPEN', severity: 'S2', assignee: desk.lead.email };
    await expect(changeCase(await desk.as(desk.agent, 1), change)).resolves.toEqual({ number, version: 2 });
    expect(await read(desk, number)).toMatchObject({
      status: 'OPEN',
      severity: 'S2',
      assignee: { id: desk.lead.id },
    });
  });

  it('or none of them', async () => {
    const { number } = await file(desk);
    const change = { number, status: 'CLOSED', severity: 'S2' };
    await expect(changeCase(await desk.as(desk.agent), change)).rejects.toBeInstanceOf(Conflict);
    expect(await read(desk, number)).toMatchObject({ severity: 'S1', version: 1 });
    expect(await timeline(desk, number)).toHaveLength(1);
  });

  it('that change nothing leave no trace', async () => {
    const { number } = await file(desk);
    const same = { number, status: 'NEW', severity: 'S1', assignee: null };
    await expect(changeCase(await desk.as(desk.agent), same)).resolves.toEqual({ number, version: 1 });
    expect(await db.auditEntry.count({ where: { action: 'case.changed' } })).toBe(0);
  });

  it('let a customer change the severity and nothing else', async () => {
    const { number } = await file(desk);
    const ctx = await desk.as(desk.admin);
    await expect(changeCase(ctx, { number, severity: 'S2' })).resolves.toMatchObject({ version: 2 });
    for (const change of [{ status: 'OPEN' }, { assignee: null }, { severity: 'S1', assignee: 'me' }])
      await expect(changeCase(ctx, { number, ...change })).rejects.toBeInstanceOf(Forbidden);
  });
});

describe('a correction that goes with a step', () => {
  const corrections = () => ({ severity: 'S3', assignee: 'me' });
  const corrected = () => ({ severity: 'S3', assignee: { id: desk.agent.id }, version: 3 });
  const begun = async () => {
    const { number } = await file(desk);
    await changeCase(await desk.as(desk.agent), { number, status: 'OPEN' });
    return number;
  };

  it.each([
    ['resolves', resolveCase, { comment: 'Done.' }, 'RESOLVED'],
    ['waits', waitOnCustomer, { comment: 'Which phone is it?' }, 'WAITING_ON_CUSTOMER'],
    ['replies', commentOnCase, { body: 'On it.' }, 'OPEN'],
  ] as const)('is made first, in the same change, where it %s', async (_, command, said, status) => {
    const number = await begun();
    await command(await desk.as(desk.agent, 2), { number, ...said, ...corrections() });
    expect(await read(desk, number)).toMatchObject({ ...corrected(), status });
    const types = typesOf(await timeline(desk, number)).slice(2);
    expect(types.slice(0, 4)).toEqual(['severity_changed', 'deadline_changed', 'assigned', 'comment']);
    expect(await db.outboxEvent.count({ where: { payload: { path: ['number'], equals: number } } })).toBe(3);
  });

  it('is taken back with the step when that is refused', async () => {
    const { number } = await file(desk);
    await expect(resolveCase(await desk.as(desk.agent), { number, ...corrections() })).rejects.toMatchObject({
      code: 'status',
    });
    expect(await read(desk, number)).toMatchObject({ severity: 'S1', assignee: null, version: 1 });
  });

  it('is none of a note’s, and a customer’s only in the severity', async () => {
    const number = await begun();
    const note = { number, body: 'Hm.', visibility: 'INTERNAL', severity: 'S3' };
    await expect(commentOnCase(await desk.as(desk.agent), note)).rejects.toBeInstanceOf(Invalid);
    const reply = { number, body: 'Mine.', assignee: 'me' };
    await expect(commentOnCase(await desk.as(desk.admin), reply)).rejects.toBeInstanceOf(Forbidden);
    expect(await read(desk, number)).toMatchObject({ severity: 'S1', assignee: null, version: 2 });
  });
});

describe('assigning', () => {
  it('goes to active staff only', async () => {
    const { number } = await file(desk);
    const ctx = await desk.as(desk.lead);
    for (const assignee of [
      desk.admin.id,
      desk.admin.email,
      '00000000-0000-7000-8000-000000000000',
      'nobody@x.example',
    ])
      await expect(assignCase(ctx, { number, assignee })).rejects.toBeInstanceOf(Invalid);
    await db.user.update({ where: { id: desk.agent.id }, data: { disabledAt: desk.clock.now() } });
    await expect(assignCase(ctx, { number, assignee: desk.agent.id })).rejects.toBeInstanceOf(Invalid);
    await assignCase(ctx, { number, assignee: 'me' });
    await assignCase(ctx, { number, assignee: null });
    const assigned = (await timeline(desk, number, desk.admin)).filter(({ type }) => type === 'assigned');
    expect(assigned.map(({ data }) => data)).toEqual([
      { from: null, to: { id: desk.lead.id, name: desk.lead.name } },
      { from: { id: desk.lead.id, name: desk.lead.name }, to: null },
    ]);
  });
});

type Verb = { name: string; command: Command<unknown>; input?: object; customersMay?: boolean };

const verbs: Verb[] = [
  { name: 'comment', command: commentOnCase, input: { body: 'Hello.' }, customersMay: true },
  { name: 'note', command: commentOnCase, input: { body: 'Hello.', visibility: 'INTERNAL' } },
  { name: 'claim', command: claimCase },
  { name: 'assign', command: assignCase, input: { assignee: null } },
  { name: 'severity', command: changeSeverity, input: { severity: 'S2' }, customersMay: true },
  { name: 'wait', command: waitOnCustomer },
  { name: 'resume', command: resumeCase },
  { name: 'resolve', command: resolveCase },
  { name: 'change', command: changeCase, input: { assignee: null } },
  { name: 'complete item', command: completeItem, input: { itemId: '00000000-0000-7000-8000-000000000000' } },
  { name: 'cancel', command: cancelCase, customersMay: true },
  { name: 'close', command: closeCase, customersMay: true },
];

describe.each(verbs)('$name', ({ command, input }) => {
  it('on another account’s case finds nothing there, exactly as on a missing one', async () => {
    const { number } = await file(desk);
    const ctx = await desk.as(desk.stranger);
    const refused = (target: number) =>
      command(ctx, { number: target, ...input }).catch((error: unknown) => error);
    const [foreign, missing] = [await refused(number), await refused(999_999)];
    expect(foreign).toBeInstanceOf(NotFound);
    expect(missing).toEqual(foreign);
    expect(await read(desk, number)).toMatchObject({ version: 1 });
    expect(await timeline(desk, number)).toHaveLength(1);
  });

  it('with a token that may only read is refused', async () => {
    const { number } = await file(desk);
    const ctx = await desk.as(desk.agent);
    const reading = { ...ctx, actor: { ...ctx.actor, canWrite: false } };
    await expect(command(reading, { number, ...input })).rejects.toBeInstanceOf(Forbidden);
  });

  it('with a version that is out of date changes nothing', async () => {
    const { number } = await file(desk);
    await changeSeverity(await desk.as(desk.admin), { number, severity: 'S3' });
    const person = command === cancelCase ? desk.admin : desk.agent;
    const refused = command(await desk.as(person, 1), { number, ...input });
    await expect(refused).rejects.toBeInstanceOf(PreconditionFailed);
    expect(await read(desk, number)).toMatchObject({ version: 2 });
  });
});

describe.each(verbs.filter(({ customersMay }) => !customersMay))('$name', ({ command, input }) => {
  it('by the customer is refused', async () => {
    const { number } = await file(desk);
    const refused = command(await desk.as(desk.admin), { number, ...input });
    await expect(refused).rejects.toBeInstanceOf(Forbidden);
    expect(await read(desk, number)).toMatchObject({ version: 1 });
  });
});

describe('take next', () => {
  it('hands out the most urgent first, until there is none', async () => {
    const later = await file(desk, technical(desk, { severity: 'S3' }));
    const urgent = await file(desk, technical(desk, { severity: 'S1' }));
    const middle = await file(desk, technical(desk, { severity: 'S2' }));
    const taken = [];
    for (let turn = 0; turn < 4; turn += 1) taken.push(await claimNextCase(await desk.as(desk.agent), {}));
    expect(taken.map((each) => each?.number ?? null)).toEqual([
      urgent.number,
      middle.number,
      later.number,
      null,
    ]);
    expect(await read(desk, urgent.number)).toMatchObject({
      status: 'OPEN',
      assignee: { id: desk.agent.id },
    });
  });

  it('is for agents and leads', async () => {
    await file(desk);
    for (const person of [desk.admin, desk.operations])
      await expect(claimNextCase(await desk.as(person), {})).rejects.toBeInstanceOf(Forbidden);
    await expect(claimNextCase(await desk.as(desk.lead), {})).resolves.not.toBeNull();
  });

  it('passes over what waits on the customer, and other regions when one is asked for', async () => {
    const { number } = await file(desk);
    await waitOnCustomer(await desk.as(desk.agent), { number, comment: 'Which one?' });
    expect(await claimNextCase(await desk.as(desk.agent), {})).toBeNull();
    const { number: mine } = await file(desk);
    expect(await claimNextCase(await desk.as(desk.agent), { region: 'APAC' })).toBeNull();
    expect(await claimNextCase(await desk.as(desk.agent), { region: 'US' })).toMatchObject({ number: mine });
  });
});
