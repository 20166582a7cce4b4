import { beforeEach, describe, expect, it } from 'vitest';
import { finishUpload, refuseUpload } from '@/lib/imports/commands/finish-upload';
import { forgetRows } from '@/lib/imports/commands/forget-rows';
import { lockImport } from '@/lib/imports/commands/lock-import';
import { startUpload } from '@/lib/imports/commands/start-upload';
import { getImport } from '@/lib/imports/data/imports';
import { transaction } from '@/lib/platform/command';
import { db } from '@/lib/platform/db';
import { Conflict, Forbidden, Invalid } from '@/lib/platform/errors';
import { resetDatabase } from '@/tests/support/database';
import { contextFor, createAccount, createPerson, NOON } from '@/tests/support/fixtures';
import { importFile, operations, upload } from './support';

beforeEach(resetDatabase);

const NOWHERE = '00000000-0000-7000-8000-000000000000';
const FILE = 'Number,Name,Region,Service level\n7,Seven,US,Premium\n';
const given = { kind: 'ACCOUNTS', fileName: 'accounts.csv' };
const whole = { header: ['Number'], rowCount: 1 };

describe('an upload (startUpload, finishUpload, refuseUpload)', () => {
  it('begins empty, is checked once whole, and ends there: neither finishing nor refusing it again does anything', async () => {
    const ctx = await operations();
    const { id } = await startUpload(ctx, given);
    expect(await getImport(id)).toMatchObject({ state: 'UPLOADING', fileName: 'accounts.csv' });
    await finishUpload(ctx, { id, ...whole });
    await expect(finishUpload(ctx, { id, ...whole })).rejects.toBeInstanceOf(Conflict);
    await refuseUpload(ctx, { id, problem: 'Too late.' });
    expect(await getImport(id)).toMatchObject({ state: 'CHECKING', rowCount: 1, problem: null });
  });

  it('that is refused keeps why and no row, and can’t be finished', async () => {
    const ctx = await operations();
    const { id } = await startUpload(ctx, given);
    await db.importRow.create({ data: { importId: id, line: 2, cells: ['7'], state: 'NEW', errors: [] } });
    await refuseUpload(ctx, { id, problem: 'It broke off.' });
    expect(await getImport(id)).toMatchObject({ state: 'REFUSED', problem: 'It broke off.' });
    expect(await db.importRow.count()).toBe(0);
    await expect(finishUpload(ctx, { id, ...whole })).rejects.toBeInstanceOf(Conflict);
  });

  it('that is not there can’t be finished, and refusing it does nothing', async () => {
    const ctx = await operations();
    await expect(finishUpload(ctx, { id: NOWHERE, ...whole })).rejects.toBeInstanceOf(Conflict);
    await refuseUpload(ctx, { id: NOWHERE, problem: 'Gone.' });
    expect(await db.import.count()).toBe(0);
    expect(await db.auditEntry.count({ where: { action: 'import.refused' } })).toBe(0);
  });

  it('has a kind and a name', async () => {
    const ctx = await operations();
    for (const wrong of [{ kind: 'CASES' }, { fileName: ' ' }, { fileName: 'a\u0007b.csv' }])
      await expect(startUpload(ctx, { ...given, ...wrong })).rejects.toBeInstanceOf(Invalid);
  });

  it.each(['CUSTOMER_ADMIN', 'AGENT', 'LEAD'] as const)('is not for %s, nor is another’s', async (role) => {
    const { id } = await startUpload(await operations(), given);
    const { number } = await createAccount();
    const ctx = await contextFor(
      await createPerson(role, { accounts: role === 'CUSTOMER_ADMIN' ? [number] : [] }),
    );
    for (const attempt of [
      () => startUpload(ctx, given),
      () => finishUpload(ctx, { id, ...whole }),
      () => refuseUpload(ctx, { id, problem: 'No.' }),
    ])
      await expect(attempt()).rejects.toBeInstanceOf(Forbidden);
    expect(await db.import.findMany()).toMatchObject([{ id, state: 'UPLOADING' }]);
  });
});

describe('a batch (lockImport)', () => {
  it('is one worker’s: another finds nothing to do meanwhile, and nothing of what is not there', async () => {
    const { id } = await upload(await operations(), 'ACCOUNTS', FILE);
    await transaction(async (mine) => {
      expect(await lockImport(mine, id)).toMatchObject({ id, state: 'CHECKING' });
      expect(await transaction((theirs) => lockImport(theirs, id))).toBeNull();
    });
    expect(await transaction((tx) => lockImport(tx, NOWHERE))).toBeNull();
  });
});

describe('the rows of a file (forgetRows)', () => {
  it('go when their import ended long ago; its counts stay, and so does one that is under way', async () => {
    const ctx = await operations();
    const done = await importFile(ctx, 'ACCOUNTS', FILE);
    const { id: underWay } = await upload(ctx, 'ACCOUNTS', FILE);
    await forgetRows(NOON);
    expect(await db.importRow.count()).toBe(2);
    await forgetRows(new Date(NOON.getTime() + 1));
    expect(await db.importRow.findMany({ select: { importId: true } })).toEqual([{ importId: underWay }]);
    expect(await getImport(done.id)).toMatchObject({ state: 'DONE', createdCount: 1 });
  });
});
