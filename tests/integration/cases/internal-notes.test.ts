import { beforeEach, describe, expect, it } from 'vitest';
import { commentOnCase } from '@/lib/cases/commands/comment-on-case';
import { getCase } from '@/lib/cases/data/get-case';
import { listCases, listCasesJson } from '@/lib/cases/data/list-cases';
import { listEvents } from '@/lib/cases/data/list-events';
import { publicCaseOf, publicEventOf } from '@/lib/cases/rules/public';
import { publicCase, publicEvent } from '@/lib/cases/schema/public-case';
import { db } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import { resetDatabase } from '@/tests/support/database';
import { aDesk, type Desk, file, read, timeline, typesOf } from './support';

const CANARY = 'canary-7f3a';
const query = { sort: 'next_deadline', limit: 50 } as const;
let desk: Desk;
beforeEach(async () => {
  await resetDatabase();
  desk = await aDesk();
});

const note = async (number: number) =>
  commentOnCase(await desk.as(desk.agent), { number, body: CANARY, visibility: 'INTERNAL' });

describe('an internal note', () => {
  it('is on the desk’s timeline', async () => {
    const { number } = await file(desk);
    await note(number);
    expect((await timeline(desk, number)).at(-1)).toMatchObject({ visibility: 'INTERNAL', body: CANARY });
  });

  it('is nowhere in what a customer reads, lists, searches or hears', async () => {
    const { number } = await file(desk);
    const { actor } = await desk.as(desk.admin);
    const everything = async () => {
      const now = desk.clock.now();
      const detail = await getCase(actor.scope, number);
      return JSON.stringify([
        detail,
        publicCaseOf(detail, false),
        await listEvents(actor, number),
        await listCases(actor, query, now),
        await listCasesJson(actor, query, now),
        await listCases(actor, { ...query, q: CANARY }, now),
        await listCasesJson(actor, { ...query, sort: '-created', q: 'canary' }, now),
      ]);
    };
    const before = await everything();
    desk.clock.advance(60_000);
    await note(number);
    const after = await everything();
    expect(after).not.toContain('canary');
    // Not even its having been written: no version, no activity time, no gap to count.
    expect(after).toBe(before);
    const heard = await db.outboxEvent.findMany({ where: { name: 'case.commented' } });
    expect(heard.map(({ topics }) => topics)).toEqual([[`desk-case:${number}`]]);
    expect(JSON.stringify(heard.map(({ payload }) => payload))).not.toContain('canary');
    expect(
      JSON.stringify(await db.auditEntry.findMany(), (_, value) => (typeof value === 'bigint' ? 0 : value)),
    ).not.toContain('canary');
  });

  it('that a customer tries to write is refused, not published', async () => {
    const { number } = await file(desk);
    const attempt = commentOnCase(await desk.as(desk.admin), {
      number,
      body: CANARY,
      visibility: 'INTERNAL',
    });
    await expect(attempt).rejects.toMatchObject({ status: 403 });
    expect(await timeline(desk, number)).toHaveLength(1);
  });
});

describe('reading a case', () => {
  it('of another account finds nothing there, exactly as of a missing one', async () => {
    const { number } = await file(desk);
    const { actor } = await desk.as(desk.stranger);
    const refused = (work: Promise<unknown>) => work.catch((error: unknown) => error);
    for (const reader of [(of: number) => getCase(actor.scope, of), (of: number) => listEvents(actor, of)]) {
      const foreign = await refused(reader(number));
      expect(foreign).toBeInstanceOf(NotFound);
      expect(await refused(reader(999_999))).toEqual(foreign);
    }
  });

  it('answers what the published schema says, with addresses of people for staff only', async () => {
    const { number } = await file(desk);
    await commentOnCase(await desk.as(desk.agent), { number, body: 'On it.' });
    const detail = await read(desk, number);
    expect(publicCase.parse(publicCaseOf(detail, true)).requester.email).toBe(desk.admin.email);
    expect(publicCase.parse(publicCaseOf(detail, false)).requester.email).toBeUndefined();
    const events = (await timeline(desk, number)).map(publicEventOf);
    expect(typesOf(events.map((event) => publicEvent.parse(event)))).toContain('comment');
  });
});
