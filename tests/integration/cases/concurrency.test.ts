import { beforeEach, describe, expect, it } from 'vitest';
import { changeCase } from '@/lib/cases/commands/change-case';
import { claimCase } from '@/lib/cases/commands/claim-case';
import { claimNextCase } from '@/lib/cases/commands/claim-next-case';
import { closeCase } from '@/lib/cases/commands/close-case';
import { commentOnCase } from '@/lib/cases/commands/comment-on-case';
import { resolveCase } from '@/lib/cases/commands/resolve-case';
import { canBecome } from '@/lib/cases/rules/status';
import type { CaseStatus } from '@/lib/cases/types';
import { db } from '@/lib/platform/db';
import { PreconditionFailed } from '@/lib/platform/errors';
import { resetDatabase } from '@/tests/support/database';
import { createPerson } from '@/tests/support/fixtures';
import { aDesk, type Desk, file, read, technical, timeline } from './support';

let desk: Desk;
beforeEach(async () => {
  await resetDatabase();
  desk = await aDesk();
});

const fifty = Array.from({ length: 50 }, (_, index) => index);

describe('taking cases in parallel', () => {
  it('fifty claims of one case have one winner', async () => {
    const { number } = await file(desk);
    const agents = await Promise.all(fifty.map(() => createPerson('AGENT')));
    const contexts = await Promise.all(agents.map((agent) => desk.as(agent)));
    const answers = await Promise.allSettled(contexts.map((ctx) => claimCase(ctx, { number })));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const losers = answers.filter((answer) => answer.status === 'rejected');
    for (const { reason } of losers) expect(reason).toMatchObject({ status: 409, code: 'already_claimed' });
    const assigned = (await timeline(desk, number)).filter(({ type }) => type === 'assigned');
    expect(assigned).toHaveLength(1);
  });

  it('fifty who take the next one get fifty different cases, the most urgent ones', async () => {
    for (const _ of fifty) await file(desk, technical(desk, { severity: 'S1' }));
    await file(desk, technical(desk, { severity: 'S3' }));
    const contexts = await Promise.all(fifty.map(async () => desk.as(await createPerson('AGENT'))));
    const taken = await Promise.all(contexts.map((ctx) => claimNextCase(ctx, {})));
    const numbers = taken.map((each) => each?.number);
    expect(new Set(numbers).size).toBe(50);
    const owned = await db.case.findMany({
      where: { assigneeId: { not: null } },
      select: { severity: true },
    });
    expect(owned).toHaveLength(50);
    expect(new Set(owned.map(({ severity }) => severity))).toEqual(new Set(['S1']));
  });

  it('fifty who take the next of ten leave forty with nothing', async () => {
    for (let index = 0; index < 10; index += 1) await file(desk);
    const contexts = await Promise.all(fifty.map(async () => desk.as(await createPerson('AGENT'))));
    const taken = await Promise.all(contexts.map((ctx) => claimNextCase(ctx, {})));
    expect(taken.filter((each) => each === null)).toHaveLength(40);
    expect(await db.case.count({ where: { assigneeId: null } })).toBe(0);
  });
});

describe('two at once (caseCommand, saveSteps)', () => {
  it('who saw the same version: one wins, the other is told', async () => {
    const { number } = await file(desk);
    const [first, second] = [await desk.as(desk.agent, 1), await desk.as(desk.lead, 1)];
    const answers = await Promise.allSettled([
      changeCase(first, { number, severity: 'S2' }),
      changeCase(second, { number, severity: 'S3' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const loser = answers.find((answer) => answer.status === 'rejected');
    expect(loser?.reason).toBeInstanceOf(PreconditionFailed);
    expect((await read(desk, number)).version).toBe(2);
  });

  it('who saw none: both replies are kept, and the case is answered once', async () => {
    const { number } = await file(desk);
    const [first, second] = [await desk.as(desk.agent), await desk.as(desk.lead)];
    await Promise.all([
      commentOnCase(first, { number, body: 'One.' }),
      commentOnCase(second, { number, body: 'Two.' }),
    ]);
    const events = await timeline(desk, number);
    expect(events.filter(({ type }) => type === 'comment')).toHaveLength(2);
    expect(events.filter(({ type }) => type === 'target_met')).toHaveLength(1);
    expect((await read(desk, number)).version).toBe(3);
  });

  it('who close and reply leave a legal history, every time', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { number } = await file(desk);
      await resolveCase(await desk.as(desk.agent), { number, comment: 'Done.' });
      const [customer, agent] = [await desk.as(desk.admin), await desk.as(desk.agent)];
      await Promise.allSettled([
        closeCase(customer, { number }),
        commentOnCase(agent, { number, body: 'One more thing.' }),
        closeCase(agent, { number }),
        commentOnCase(customer, { number, body: 'Thanks.' }),
      ]);
      const events = await timeline(desk, number);
      let status: CaseStatus = 'NEW';
      for (const { type, visibility, data } of events) {
        if (type === 'comment' && visibility === 'PUBLIC') expect(status).not.toBe('CLOSED');
        if (type !== 'status_changed') continue;
        expect(data.from).toBe(status);
        expect(canBecome(status, data.to as CaseStatus)).toBe(true);
        status = data.to as CaseStatus;
      }
      expect(await read(desk, number)).toMatchObject({ status: 'CLOSED' });
      expect(status).toBe('CLOSED');
    }
  });
});
