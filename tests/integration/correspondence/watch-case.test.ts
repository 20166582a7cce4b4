import { beforeEach, expect, it } from 'vitest';
import { systemActor } from '@/lib/auth/data';
import { watchCase } from '@/lib/correspondence/commands/watch-case';
import { listWatchers } from '@/lib/correspondence/data/watchers';
import type { Person } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { Forbidden, NotFound } from '@/lib/platform/errors';
import { resetDatabase } from '@/tests/support/database';
import { createPerson } from '@/tests/support/fixtures';
import { aDesk, type Desk, file } from '../cases/support';

let desk: Desk;
let number: number;
beforeEach(async () => {
  await resetDatabase();
  desk = await aDesk();
  ({ number } = await file(desk));
});

const seenBy = async (person: { token: string }) =>
  (await listWatchers((await desk.as(person)).actor as Person, number)).map(({ name }) => name);

it('the requester watches by default; members and staff join, and anybody stops', async () => {
  expect(await seenBy(desk.admin)).toEqual([desk.admin.name]);
  const colleague = await createPerson('CUSTOMER_ADMIN', { accounts: [desk.account.number] });
  await watchCase(await desk.as(colleague), { number, watching: true });
  await watchCase(await desk.as(desk.agent), { number, watching: true });
  await watchCase(await desk.as(desk.admin), { number, watching: false });
  expect((await seenBy(desk.agent)).sort()).toEqual([colleague.name, desk.agent.name].sort());
});

it('customers are never shown which of the staff watch, and hear nothing when one begins', async () => {
  await watchCase(await desk.as(desk.agent), { number, watching: true });
  expect(await seenBy(desk.admin)).toEqual([desk.admin.name]);
  const heard = await db.outboxEvent.findMany({ where: { name: 'case.watched' } });
  expect(heard.map(({ topics }) => topics)).toEqual([[`desk-case:${number}`]]);
});

it('asked for twice it is one change in the audit log', async () => {
  for (let i = 0; i < 3; i += 1) await watchCase(await desk.as(desk.agent), { number, watching: true });
  const entries = await db.auditEntry.findMany({ where: { action: 'case.watched' } });
  expect(entries.map(({ before, after }) => [before, after])).toEqual([
    [{ watching: false }, { watching: true }],
  ]);
});

it('somebody else’s case is not there', async () => {
  const foreign = await desk.as(desk.stranger);
  const refused = await watchCase(foreign, { number, watching: true }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(NotFound);
  expect(await watchCase(foreign, { number: 999_999, watching: true }).catch((e: unknown) => e)).toEqual(
    refused,
  );
  await expect(listWatchers(foreign.actor as Person, number)).rejects.toThrow(NotFound);
  expect(await db.caseWatcher.count()).toBe(0);
});

it('a token that may only read and the product itself can’t watch', async () => {
  const reading = await desk.as(desk.admin);
  const readOnly = { ...reading, actor: { ...reading.actor, canWrite: false } };
  for (const ctx of [readOnly, { ...reading, actor: systemActor }])
    await expect(watchCase(ctx, { number, watching: false })).rejects.toThrow(Forbidden);
});
