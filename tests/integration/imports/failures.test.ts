import { beforeEach, describe, expect, it } from 'vitest';
import { applyImport } from '@/lib/imports/commands/apply-import';
import { cancelImport } from '@/lib/imports/commands/cancel-import';
import { forgetRows } from '@/lib/imports/commands/forget-rows';
import { noteFailure } from '@/lib/imports/commands/note-failure';
import { resumeImport } from '@/lib/imports/commands/resume-import';
import { getImport } from '@/lib/imports/data/imports';
import { jobs } from '@/lib/imports/jobs';
import { MOST_TRIES } from '@/lib/imports/rules/retries';
import type { CommandContext } from '@/lib/platform/command';
import { db } from '@/lib/platform/db';
import { Conflict, Forbidden, NotFound } from '@/lib/platform/errors';
import { resetDatabase } from '@/tests/support/database';
import { clockAt, contextFor, createAccount, createPerson } from '@/tests/support/fixtures';
import { dryRun, upload } from './support';

const NOWHERE = '00000000-0000-7000-8000-000000000000';
const HOUR = 3_600_000;
const BATCH = 1000;
const line = (number: number) => `${number},Customer ${number},US,Premium\n`;
const fileOf = (first: number, rows: number) =>
  `Number,Name,Region,Service level\n${Array.from({ length: rows }, (_, i) => line(first + i)).join('')}`;

let clock: ReturnType<typeof clockAt>;
let ctx: CommandContext;
beforeEach(async () => {
  await resetDatabase();
  clock = clockAt();
  ctx = await contextFor(await createPerson('OPERATIONS'), clock);
});

const [advancing] = jobs.filter(({ name }) => name === 'imports.advance');
/** One turn of the worker, an hour after the one before: whatever was put off is due. */
async function turn(): Promise<void> {
  clock.advance(HOUR);
  await advancing?.handler({}, { now: clock.now(), clock, jobId: 'test' });
}

/** What the database refuses when the row is written: no region is called so. */
const spoil = (importId: string, at: number) =>
  db.$executeRaw`UPDATE import_rows SET data = jsonb_set(data, '{region}', '"MARS"')
    WHERE import_id = ${importId}::uuid AND line = ${at}`;
const mend = (importId: string, at: number) =>
  db.$executeRaw`UPDATE import_rows SET data = jsonb_set(data, '{region}', '"US"')
    WHERE import_id = ${importId}::uuid AND line = ${at}`;

/** An import that is being applied and whose second batch the database refuses. */
async function poisoned(): Promise<string> {
  const { id } = await dryRun(ctx, 'ACCOUNTS', fileOf(500_000, BATCH + 5));
  await applyImport(ctx, { id });
  await spoil(id, BATCH + 3);
  return id;
}

async function stopped(): Promise<string> {
  const id = await poisoned();
  for (let time = 0; time < MOST_TRIES; time += 1) await turn();
  return id;
}

describe('an import whose rows the database refuses (noteFailure)', () => {
  it('holds up no later one', async () => {
    const id = await poisoned();
    const { id: later } = await dryRun(ctx, 'ACCOUNTS', fileOf(700_000, 3));
    await applyImport(ctx, { id: later });
    await turn();
    expect(await getImport(later)).toMatchObject({ state: 'DONE', createdCount: 3 });
    expect(await getImport(id)).toMatchObject({ state: 'APPLYING', createdCount: BATCH });
  });

  it('is tried again later and later, and goes on by itself once the cause is over', async () => {
    const id = await poisoned();
    await turn();
    const { attempts, retryAt } = await db.import.findUniqueOrThrow({ where: { id } });
    expect([attempts, retryAt]).toEqual([1, new Date(clock.now().getTime() + 2_000)]);
    await mend(id, BATCH + 3);
    await advancing?.handler({}, { now: clock.now(), clock, jobId: 'test' });
    expect(await getImport(id)).toMatchObject({ state: 'APPLYING' });
    await turn();
    expect(await getImport(id)).toMatchObject({ state: 'DONE', createdCount: BATCH + 5 });
    expect(await db.import.findUniqueOrThrow({ where: { id } })).toMatchObject({
      attempts: 0,
      retryAt: null,
    });
  });

  it('stops after several tries with a reason to act on, and says so once to whoever said go', async () => {
    const id = await stopped();
    const found = await getImport(id);
    expect(found).toMatchObject({ state: 'FAILED', createdCount: BATCH });
    expect(found.problem).toContain('The rows after line 1,001 could not be applied, tried 8 times.');
    expect(found.problem).toContain('What was applied before stays. Resume the import');
    await turn();
    const items = await db.inboxItem.findMany({ where: { kind: 'import.failed' } });
    expect(items).toMatchObject([{ userId: ctx.actor.userId, title: 'The import of file.csv stopped' }]);
    expect(await db.auditEntry.count({ where: { action: 'import.failed', subjectId: id } })).toBe(1);
  });
});

describe('an import that stopped (resumeImport)', () => {
  it('goes on from its mark: each row is written once', async () => {
    const id = await stopped();
    await mend(id, BATCH + 3);
    await resumeImport(ctx, { id });
    await resumeImport(ctx, { id });
    expect(await getImport(id)).toMatchObject({ state: 'APPLYING', problem: null, finishedAt: null });
    await turn();
    expect(await getImport(id)).toMatchObject({ state: 'DONE', createdCount: BATCH + 5 });
    expect(await db.account.count()).toBe(BATCH + 5);
    const accounts = { action: 'import.applied', subjectType: 'account' };
    expect(await db.auditEntry.count({ where: accounts })).toBe(BATCH + 5);
  });

  it('in its dry run goes on with the dry run', async () => {
    const { id } = await upload(ctx, 'ACCOUNTS', fileOf(500_000, 3));
    for (let time = 0; time < MOST_TRIES; time += 1)
      await noteFailure(ctx, { id, reason: 'Somebody was faster.' });
    expect((await getImport(id)).problem).toContain('Somebody was faster. Nothing was changed.');
    await resumeImport(ctx, { id });
    await turn();
    expect(await getImport(id)).toMatchObject({ state: 'READY', createCount: 3 });
  });

  it('can be cancelled, and can’t be resumed once its rows are gone', async () => {
    const id = await stopped();
    await forgetRows(new Date(clock.now().getTime() + HOUR));
    await expect(resumeImport(ctx, { id })).rejects.toMatchObject({ code: 'rows_gone' });
    await cancelImport(ctx, { id });
    expect(await getImport(id)).toMatchObject({ state: 'CANCELLED', createdCount: BATCH });
    await expect(resumeImport(ctx, { id })).rejects.toBeInstanceOf(Conflict);
  });

  it.each(['CUSTOMER_ADMIN', 'AGENT', 'LEAD'] as const)(
    'is not for %s, and nobody resumes what is not there',
    async (role) => {
      const { id } = await upload(ctx, 'ACCOUNTS', fileOf(500_000, 1));
      const { number } = await createAccount();
      const accounts = role === 'CUSTOMER_ADMIN' ? [number] : [];
      const other = await contextFor(await createPerson(role, { accounts }), clock);
      await expect(resumeImport(other, { id })).rejects.toBeInstanceOf(Forbidden);
      await expect(noteFailure(other, { id, reason: null })).rejects.toBeInstanceOf(Forbidden);
      await expect(resumeImport(ctx, { id: NOWHERE })).rejects.toBeInstanceOf(NotFound);
      expect(await getImport(id)).toMatchObject({ state: 'CHECKING' });
    },
  );
});
