import { beforeEach, describe, expect, it } from 'vitest';
import { correctAccount } from '@/lib/accounts/commands/correct-account';
import { commentOnCase } from '@/lib/cases/commands/comment-on-case';
import { recalculateCase } from '@/lib/cases/commands/recalculate-case';
import { resolveCase } from '@/lib/cases/commands/resolve-case';
import { jobs } from '@/lib/cases/jobs';
import { db } from '@/lib/platform/db';
import { Forbidden, NotFound } from '@/lib/platform/errors';
import { deadlinesFor } from '@/lib/service-levels/rules/deadlines';
import { defaultEngine } from '@/lib/service-levels/rules/engine';
import { resetDatabase } from '@/tests/support/database';
import { aDesk, type Desk, file, read, technical, timeline, typesOf } from './support';

let desk: Desk;
beforeEach(async () => {
  await resetDatabase();
  desk = await aDesk();
});

/** What the worker does with the event of a correction. */
async function runJob() {
  const event = await db.outboxEvent.findFirstOrThrow({ where: { name: 'account.corrected' } });
  const job = jobs.find(({ on }) => on?.includes(event.name));
  await job?.handler(event.payload, { clock: desk.clock, now: desk.clock.now(), jobId: 'job' });
}

describe('correcting an account’s service level or region', () => {
  it('recalculates its open cases from their original reception, once, and leaves those that are done', async () => {
    const { number } = await file(desk, technical(desk, { severity: 'S3' }));
    const done = await file(desk, technical(desk, { severity: 'S3' }));
    await resolveCase(await desk.as(desk.agent), { number: done.number, comment: 'Done.' });
    const [before, doneBefore] = [await read(desk, number), await read(desk, done.number)];
    desk.clock.advance(60_000);
    const correction = { number: desk.account.number, serviceLevel: 'STANDARD', region: 'APAC' };
    await correctAccount(await desk.as(desk.operations), correction);
    await runJob();
    await runJob();
    const expected = deadlinesFor(defaultEngine, { ...before, serviceLevel: 'STANDARD', region: 'APAC' });
    expect(await read(desk, number)).toMatchObject({
      serviceLevel: 'STANDARD',
      region: 'APAC',
      respondBy: expected.respondBy,
      nextDeadline: expected.respondBy,
      version: 2,
    });
    expect(typesOf(await timeline(desk, number))).toEqual(['created', 'levels_changed', 'deadline_changed']);
    expect(await read(desk, done.number)).toEqual(doneBefore);
  });

  it('judges the answer of a case that was answered by the right deadline, and says so', async () => {
    const { number } = await file(desk, technical(desk, { severity: 'S1' }));
    desk.clock.advance(45 * 60_000);
    await commentOnCase(await desk.as(desk.agent), { number, body: 'On it.' });
    expect(typesOf(await timeline(desk, number))).toContain('target_missed');
    const correction = { number: desk.account.number, serviceLevel: 'STANDARD' };
    await correctAccount(await desk.as(desk.operations), correction);
    await runJob();
    const after = await read(desk, number);
    expect(after.respondBy).toEqual(deadlinesFor(defaultEngine, after).respondBy);
    expect(typesOf(await timeline(desk, number)).slice(-2)).toEqual(['deadline_changed', 'target_met']);
  });

  it('is done by the product, never by those who work or file the case', async () => {
    const { number } = await file(desk);
    for (const person of [desk.admin, desk.agent, desk.lead])
      await expect(recalculateCase(await desk.as(person), { number })).rejects.toBeInstanceOf(Forbidden);
    await expect(recalculateCase(await desk.as(desk.stranger), { number })).rejects.toBeInstanceOf(NotFound);
    await commentOnCase(await desk.as(desk.agent), { number, body: 'On it.' });
    await expect(recalculateCase(await desk.as(desk.operations), { number })).resolves.toEqual({
      number,
      version: 2,
    });
  });
});
