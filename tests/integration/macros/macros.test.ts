import { beforeEach, describe, expect, it } from 'vitest';
import { removeMacro } from '@/lib/macros/commands/remove-macro';
import { saveMacro } from '@/lib/macros/commands/save-macro';
import { getMacroFacts, listMacros } from '@/lib/macros/data';
import { db } from '@/lib/platform/db';
import { Forbidden, NotFound, PreconditionFailed } from '@/lib/platform/errors';
import { aDesk, type Desk, file, technical } from '@/tests/integration/cases/support';
import { resetDatabase } from '@/tests/support/database';
import { createPerson } from '@/tests/support/fixtures';

let desk: Desk;
beforeEach(async () => {
  await resetDatabase();
  desk = await aDesk();
});

const thanks = { name: 'Thanks', shortcut: 'thanks', body: 'Thank you, {{requester.firstName}}.' };
const save = async (person: { token: string }, input: object, version?: number) =>
  saveMacro(await desk.as(person, version), { ...thanks, ...input });
const namesFor = async (person: { token: string }) =>
  (await listMacros((await desk.as(person)).actor)).map(
    ({ name, isShared }) => `${name}${isShared ? ', shared' : ''}`,
  );

describe('macros', () => {
  it('are everybody’s when a lead shares them, and otherwise their writer’s alone', async () => {
    await save(desk.lead, { isShared: true });
    await save(desk.agent, { name: 'Mine' });
    expect(await namesFor(desk.agent)).toEqual(['Thanks, shared', 'Mine']);
    expect(await namesFor(desk.lead)).toEqual(['Thanks, shared']);
    expect(await db.auditEntry.count({ where: { action: 'macro.saved' } })).toBe(2);
  });

  it('of somebody else are not there, not even to leads', async () => {
    const { id } = await save(desk.agent, {});
    const other = await createPerson('AGENT');
    for (const person of [other, desk.lead]) {
      await expect(save(person, { id, body: 'Taken over.' })).rejects.toBeInstanceOf(NotFound);
      await expect(desk.as(person).then((ctx) => removeMacro(ctx, { id }))).rejects.toBeInstanceOf(NotFound);
    }
    expect((await db.macro.findUniqueOrThrow({ where: { id } })).body).toBe(thanks.body);
  });

  it('that are shared are changed and removed by leads only', async () => {
    const { id } = await save(desk.lead, { isShared: true });
    for (const person of [desk.agent, desk.operations]) {
      await expect(save(person, { isShared: true, name: 'New' })).rejects.toBeInstanceOf(Forbidden);
      await expect(save(person, { id, name: 'New' })).rejects.toBeInstanceOf(Forbidden);
      await expect(desk.as(person).then((ctx) => removeMacro(ctx, { id }))).rejects.toBeInstanceOf(Forbidden);
    }
    await removeMacro(await desk.as(desk.lead), { id });
    expect(await db.macro.count()).toBe(0);
    expect(await db.auditEntry.count({ where: { action: 'macro.removed', subjectId: id } })).toBe(1);
  });

  it('are not for customers: not to read, to write, or to fill in', async () => {
    const { number } = await file(desk, technical(desk));
    await expect(save(desk.admin, {})).rejects.toBeInstanceOf(Forbidden);
    const { actor } = await desk.as(desk.admin);
    await expect(listMacros(actor)).rejects.toBeInstanceOf(Forbidden);
    await expect(getMacroFacts(actor, number, desk.clock.now())).rejects.toBeInstanceOf(Forbidden);
  });

  it('have each name and shortcut once in a collection, whatever the case of the letters', async () => {
    await save(desk.lead, { isShared: true });
    await save(desk.agent, {});
    const again = save(desk.agent, { name: 'THANKS', shortcut: null });
    await expect(again).rejects.toMatchObject({ errors: [{ path: 'name' }] });
    const shortcut = save(desk.agent, { name: 'Other' });
    await expect(shortcut).rejects.toMatchObject({ errors: [{ path: 'shortcut' }] });
    expect(await db.macro.count()).toBe(2);
  });

  it('are refused with a variable that there is not, and when somebody changed them first', async () => {
    await expect(save(desk.agent, { body: 'Dear {{requester.secret}}' })).rejects.toMatchObject({
      errors: [{ path: 'body', message: expect.stringContaining('{{requester.secret}}') }],
    });
    const { id } = await save(desk.agent, {});
    await save(desk.agent, { id, body: 'Second.' }, 1);
    await expect(save(desk.agent, { id, body: 'Third.' }, 1)).rejects.toBeInstanceOf(PreconditionFailed);
    expect((await db.macro.findUniqueOrThrow({ where: { id } })).body).toBe('Second.');
  });

  it('are filled from the case they are used in, and from no other account', async () => {
    const { number } = await file(desk, technical(desk, { subject: 'No ringing tone' }));
    const facts = await getMacroFacts((await desk.as(desk.agent)).actor, number, desk.clock.now());
    expect(facts).toMatchObject({
      number,
      subject: 'No ringing tone',
      requesterName: desk.admin.name,
      agentName: desk.agent.name,
      accountName: desk.account.name,
      lockout: null,
    });
    expect(JSON.stringify(facts)).not.toContain(desk.foreign.name);
    const missing = getMacroFacts((await desk.as(desk.agent)).actor, 999_999, desk.clock.now());
    await expect(missing).rejects.toBeInstanceOf(NotFound);
  });
});
