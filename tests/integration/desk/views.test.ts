import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { claimCase } from '@/lib/cases/commands/claim-case';
import { openCase } from '@/lib/cases/commands/open-case';
import { waitOnCustomer } from '@/lib/cases/commands/wait-on-customer';
import { listQueue } from '@/lib/cases/data/list-queue';
import type { QueueFilters } from '@/lib/cases/schema/queue';
import { deleteView } from '@/lib/desk/commands/delete-view';
import { renameView } from '@/lib/desk/commands/rename-view';
import { saveView } from '@/lib/desk/commands/save-view';
import { countViews } from '@/lib/desk/data/count-views';
import { listViews } from '@/lib/desk/data/views';
import { db } from '@/lib/platform/db';
import { Forbidden, Invalid, NotFound } from '@/lib/platform/errors';
import { resetDatabase } from '@/tests/support/database';
import { createPerson } from '@/tests/support/fixtures';
import { aDesk, type Desk, technical } from '../cases/support';

type Who = { token: string };
let desk: Desk;
beforeEach(async () => {
  await resetDatabase();
  desk = await aDesk();
});

const view = (name: string, given: object = {}) => ({
  name,
  filters: { severity: 'S1', sort: '-activity' },
  ...given,
});
const save = async (who: Who, name: string, given: object = {}) =>
  saveView(await desk.as(who), view(name, given));
const seenBy = async (who: Who) => (await listViews((await desk.as(who)).actor)).map(({ name }) => name);

describe('a saved view', () => {
  it('is its owner’s alone, with its filters and its order, until a lead shares one with the desk', async () => {
    await save(desk.agent, 'Mine first');
    await save(desk.lead, 'Lead’s own');
    await save(desk.lead, 'Night desk', { shared: true });
    expect(await seenBy(desk.agent)).toEqual(['Mine first', 'Night desk']);
    expect(await seenBy(desk.lead)).toEqual(['Lead’s own', 'Night desk']);
    expect(await seenBy(desk.operations)).toEqual(['Night desk']);
    const [own] = await listViews((await desk.as(desk.agent)).actor);
    expect(own).toMatchObject({ mine: true, shared: false, filters: { severity: 'S1', sort: '-activity' } });
  });

  it('of somebody else is not found: neither renamed nor deleted, not even by a lead', async () => {
    const { id } = await save(desk.agent, 'Mine');
    for (const who of [desk.lead, desk.operations]) {
      await expect(renameView(await desk.as(who), { id, name: 'Theirs' })).rejects.toBeInstanceOf(NotFound);
      await expect(deleteView(await desk.as(who), { id })).rejects.toBeInstanceOf(NotFound);
    }
    expect(await seenBy(desk.agent)).toEqual(['Mine']);
  });

  it('of the desk is shared and changed by leads only', async () => {
    await expect(save(desk.agent, 'For all', { shared: true })).rejects.toBeInstanceOf(Forbidden);
    await expect(save(desk.operations, 'For all', { shared: true })).rejects.toBeInstanceOf(Forbidden);
    const { id } = await save(desk.lead, 'For all', { shared: true });
    await expect(renameView(await desk.as(desk.agent), { id, name: 'Mine now' })).rejects.toBeInstanceOf(
      Forbidden,
    );
    await expect(deleteView(await desk.as(desk.agent), { id })).rejects.toBeInstanceOf(Forbidden);
    const other = await createPerson('LEAD');
    await renameView(await desk.as(other), { id, name: 'Renamed' });
    expect(await seenBy(desk.agent)).toEqual(['Renamed']);
    await deleteView(await desk.as(other), { id });
    expect(await seenBy(desk.lead)).toEqual([]);
  });

  it('is nothing for customers', async () => {
    const { id } = await save(desk.lead, 'For all', { shared: true });
    const ctx = await desk.as(desk.admin);
    await expect(saveView(ctx, view('x'))).rejects.toBeInstanceOf(Forbidden);
    await expect(renameView(ctx, { id, name: 'x' })).rejects.toBeInstanceOf(Forbidden);
    await expect(deleteView(ctx, { id })).rejects.toBeInstanceOf(Forbidden);
    await expect(listViews(ctx.actor)).rejects.toBeInstanceOf(Forbidden);
    await expect(countViews(ctx.actor, [{ filters: {} }], ctx.clock.now(), [])).rejects.toBeInstanceOf(
      Forbidden,
    );
  });

  it('has a name of its own among its owner’s, also when two are saved at once', async () => {
    const answers = await Promise.allSettled([save(desk.agent, 'Night'), save(desk.agent, 'NIGHT')]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = answers.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(refused.reason).toBeInstanceOf(Invalid);
    expect((refused.reason as Invalid).errors[0]?.path).toBe('name');
    await save(desk.lead, 'Night');
    const { id } = await save(desk.agent, 'Day');
    await expect(renameView(await desk.as(desk.agent), { id, name: 'night' })).rejects.toBeInstanceOf(
      Invalid,
    );
    await expect(save(desk.agent, ' ')).rejects.toBeInstanceOf(Invalid);
    await expect(save(desk.agent, 'Odd', { filters: { severity: 'S9' } })).rejects.toBeInstanceOf(Invalid);
  });

  it('leaves an audit trail, and only a shared one is told to the desk', async () => {
    const own = await save(desk.agent, 'Mine');
    await renameView(await desk.as(desk.agent), { id: own.id, name: 'Still mine' });
    await deleteView(await desk.as(desk.agent), { id: own.id });
    expect(await db.outboxEvent.count()).toBe(0);
    await save(desk.lead, 'For all', { shared: true });
    const notes = await db.auditEntry.findMany({
      orderBy: { id: 'asc' },
      select: { action: true, actorId: true },
    });
    expect(notes).toEqual([
      { action: 'case_view.saved', actorId: desk.agent.id },
      { action: 'case_view.renamed', actorId: desk.agent.id },
      { action: 'case_view.deleted', actorId: desk.agent.id },
      { action: 'case_view.saved', actorId: desk.lead.id },
    ]);
    expect(await db.outboxEvent.findMany({ select: { topics: true } })).toEqual([{ topics: ['desk'] }]);
  });

  it('that asks for what no longer exists shows the rest of what it asked for', async () => {
    const { id } = await save(desk.agent, 'Old');
    await db.caseView.update({
      where: { id },
      data: { filters: { severity: 'S1', planet: 'Mars', region: 'MOON' } },
    });
    const [old] = await listViews((await desk.as(desk.agent)).actor);
    expect(old?.filters).toEqual({ severity: 'S1' });
  });
});

const some = <T>(...choices: T[]) => fc.option(fc.constantFrom(...choices), { nil: undefined });
const filters: fc.Arbitrary<QueueFilters> = fc.record({
  severity: some('S1', 'S2', 'S3'),
  status: some('NEW', 'OPEN', 'WAITING_ON_CUSTOMER', 'RESOLVED'),
  assignee: some('none', 'me'),
  target: some('overdue', 'at_risk'),
  region: some('US', 'EUROPE'),
  desk: some('open'),
  quiet: some('1h'),
  q: some('silence', 'Fault 3', 'Account'),
  sort: some('severity', '-account', 'assignee'),
});

describe('the counts of views', () => {
  it('are, all in one statement, the numbers of cases that each view shows its reader', async () => {
    for (let index = 0; index < 24; index += 1) {
      const severity = (['S1', 'S2', 'S3'] as const)[index % 3];
      const subject = index % 2 ? `Fault ${index}` : 'Silence on the line';
      const { number } = await openCase(await desk.as(desk.admin), technical(desk, { severity, subject }));
      const ctx = await desk.as(index % 2 ? desk.agent : desk.lead);
      if (index % 4 > 0) await claimCase(ctx, { number });
      if (index % 4 === 3) await waitOnCustomer(ctx, { number, comment: 'Which one?' });
      desk.clock.advance(13 * 60_000);
    }
    const now = desk.clock.now();
    const { actor } = await desk.as(desk.agent);
    await fc.assert(
      fc.asyncProperty(fc.array(filters, { maxLength: 12 }), fc.boolean(), async (asked, isOpen) => {
        const openRegions = isOpen ? (['US'] as const) : [];
        const counted = await countViews(
          actor,
          asked.map((each) => ({ filters: each })),
          now,
          openRegions,
        );
        for (const { filters: each, count, capped } of counted) {
          const { rows } = await listQueue(actor, { ...each, openRegions }, now);
          expect({ count, capped }).toEqual({ count: rows.length, capped: false });
        }
      }),
      { numRuns: 25 },
    );
  });
});
