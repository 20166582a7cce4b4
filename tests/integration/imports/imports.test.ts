import { afterEach, describe, expect, it } from 'vitest';
import { advanceImport } from '@/lib/imports/commands/advance-import';
import { applyImport } from '@/lib/imports/commands/apply-import';
import { cancelImport } from '@/lib/imports/commands/cancel-import';
import { receiveFile } from '@/lib/imports/commands/receive-file';
import { getImport, listBadRows, listChangingRows } from '@/lib/imports/data/imports';
import { db } from '@/lib/platform/db';
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/platform/errors';
import { resetDatabase } from '../../support/database';
import { contextFor, createAccount, createDirectoryUser, createPerson } from '../../support/fixtures';
import { advanceToEnd, dryRun, importFile, operations, pieces, upload, worldState } from './support';

afterEach(resetDatabase);

const ACCOUNTS = 'Number,Name,Region,Service level,Products\n';
const badRowsOf = (id: string) => listBadRows(id, 0, 100);

describe('the dry run (checkBatch)', () => {
  it('changes nothing and says what would be created, changed and left alone', async () => {
    const ctx = await operations();
    await createAccount({
      number: 501,
      name: 'Old',
      region: 'US',
      serviceLevel: 'PREMIUM',
      products: ['WORK'],
    });
    await createAccount({ number: 502, name: 'Same', region: 'EUROPE', serviceLevel: 'STANDARD' });
    const before = await worldState();
    const file = `${ACCOUNTS}501,New,US,Premium,\n502,Same,Europe,standard,\n503,Fresh,apac,Premium Plus,Work|Contact Center\n`;
    const checked = await dryRun(ctx, 'ACCOUNTS', file);
    expect(checked).toMatchObject({
      state: 'READY',
      createCount: 1,
      changeCount: 1,
      sameCount: 1,
      badCount: 0,
    });
    expect(await listChangingRows(checked.id, 10)).toEqual([
      { line: 2, key: '501', changes: { name: ['Old', 'New'] } },
    ]);
    const { rows, ...world } = before as Record<string, unknown>;
    expect(await worldState()).toMatchObject(world);
  });

  it('names line, column and value of everything wrong, and where a file repeats itself', async () => {
    const ctx = await operations();
    const file = `${ACCOUNTS}x1,One,Mars,Premium,\n\n"601","Two\nlines",US,Gold,Fax\n602,Three,US,Premium,\n602,Again,US,Premium,\n603,Wide,US,Premium,Work,extra\n`;
    const { id, badCount, createCount } = await dryRun(ctx, 'ACCOUNTS', file);
    expect({ badCount, createCount }).toEqual({ badCount: 4, createCount: 1 });
    const found = (await badRowsOf(id)).flatMap(({ line, errors }) =>
      errors.map(({ column, position, value, message }) => [line, position, column, value, message]),
    );
    expect(found).toEqual([
      [2, 1, 'Number', 'x1', expect.any(String)],
      [2, 3, 'Region', 'Mars', 'Use US, Europe, APAC.'],
      [4, 2, 'Name', 'Two\nlines', 'Leave out control characters.'],
      [4, 4, 'Service level', 'Gold', 'Use Standard, Premium, Premium plus, Enterprise.'],
      [4, 5, 'Products', 'Fax', 'Use Work, Contact center.'],
      [7, 1, 'Number', '602', 'Line 6 is about the same one already.'],
      [8, 0, '', '', expect.stringContaining('6 values')],
    ]);
  });

  it.each([
    [
      'Latin-1',
      new Uint8Array([...Buffer.from('Number,Name,Region,Service level\n7,Caf'), 0xe9]),
      /not UTF-8 \(line 2\)/,
    ],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x4e, 0]), /UTF-16/],
    ['a NUL', `${ACCOUNTS}7,a\0b,US,Premium\n`, /Line 2 holds a NUL/],
    ['an endless field', `${ACCOUNTS}7,"${'x'.repeat(10_000_000)}`, /Line 2 is longer than 128 KB/],
    ['a missing column', 'Number,Name,Region\n1,a,US\n', /no column “Service level”/],
    ['a repeated column', 'Number,Name,Region,Service level,name\n', /“Name” more than once/],
    ['nothing', '', /empty/],
    ['no rows', ACCOUNTS, /no rows/],
  ])('refuses %s as a whole, in words', async (_, content, words) => {
    const refused = await upload(await operations(), 'ACCOUNTS', content).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Invalid);
    expect((refused as Invalid).errors[0]?.message).toMatch(words);
    const [kept] = await db.import.findMany();
    expect(kept).toMatchObject({ state: 'REFUSED', problem: expect.stringMatching(words) });
    expect(await db.importRow.count()).toBe(0);
  });

  it.each([
    [
      'semicolons, CRLF and a byte order mark',
      `\uFEFFAccount no;Customer;Region;Level\r\n7;"Müller; Söhne";Europe;Premium\r\n`,
    ],
    ['tabs and shouting', 'ACCOUNT_NUMBER\tNAME\tREGION\tSERVICE LEVEL\n7\tMüller; Söhne\teurope\tPREMIUM\n'],
  ])('reads %s', async (_, content) => {
    await importFile(await operations(), 'ACCOUNTS', content);
    expect(await db.account.findUniqueOrThrow({ where: { number: 7 } })).toMatchObject({
      name: 'Müller; Söhne',
      timeZone: 'Europe/London',
      platform: 'CLASSIC',
    });
  });

  it('gives up an upload that breaks off', async () => {
    async function* broken() {
      yield* pieces(`${ACCOUNTS}7,Seven,US,Premium,\n`);
      throw new Error('connection reset');
    }
    const ctx = await operations();
    await expect(receiveFile(ctx, { kind: 'ACCOUNTS', fileName: 'a.csv' }, broken())).rejects.toThrow(
      Invalid,
    );
    expect(await db.import.findFirstOrThrow()).toMatchObject({ state: 'REFUSED' });
  });
});

describe('applying (applyBatch, writeRows)', () => {
  it('leaves the bad rows out only when somebody says so, and does it once', async () => {
    const ctx = await operations();
    const { id } = await dryRun(ctx, 'ACCOUNTS', `${ACCOUNTS}7,Seven,US,Premium,\n8,,US,Premium,\n`);
    await expect(applyImport(ctx, { id })).rejects.toThrow(Conflict);
    for (let times = 0; times < 2; times += 1) {
      await applyImport(ctx, { id, leaveOutBad: true });
      await advanceToEnd(ctx, id);
      expect(await getImport(id)).toMatchObject({ state: 'DONE', createdCount: 1, badCount: 1 });
    }
    expect(await db.account.findMany()).toMatchObject([{ number: 7, version: 1 }]);
    const audit = await db.auditEntry.findMany({
      where: { action: 'import.applied', subjectType: 'account' },
    });
    expect(await db.inboxItem.findMany()).toMatchObject([
      { userId: ctx.actor.userId, text: '1 created, 0 changed, 1 left out.' },
    ]);
    expect(audit).toMatchObject([{ subjectId: '7', actorId: ctx.actor.userId, after: { name: 'Seven' } }]);
  });

  it('the same file again changes nothing', async () => {
    const ctx = await operations();
    const file = `${ACCOUNTS}7,Seven,US,Premium,\n`;
    await importFile(ctx, 'ACCOUNTS', file);
    expect(await importFile(ctx, 'ACCOUNTS', file)).toMatchObject({ createdCount: 0, keptCount: 1 });
    expect(await db.account.findUniqueOrThrow({ where: { number: 7 } })).toMatchObject({ version: 1 });
  });

  it('decides again by what there is when it is applied', async () => {
    const ctx = await operations();
    const { number } = await createAccount();
    const { id } = await dryRun(ctx, 'PEOPLE', `Email,Name,Accounts\na@b.example,Ann,${number}\n`);
    await db.account.delete({ where: { number } });
    await applyImport(ctx, { id });
    await advanceToEnd(ctx, id);
    expect(await getImport(id)).toMatchObject({ state: 'DONE', createdCount: 0, failedCount: 1 });
    expect(await badRowsOf(id)).toMatchObject([{ line: 2, errors: [{ column: 'Accounts', position: 3 }] }]);
  });

  it('a cancelled one stops where it is', async () => {
    const ctx = await operations();
    const { id } = await dryRun(ctx, 'ACCOUNTS', `${ACCOUNTS}7,Seven,US,Premium,\n`);
    await applyImport(ctx, { id });
    await cancelImport(ctx, { id });
    await advanceToEnd(ctx, id);
    expect(await getImport(id)).toMatchObject({ state: 'CANCELLED', createdCount: 0 });
    await expect(applyImport(ctx, { id })).rejects.toThrow(Conflict);
  });

  it('makes admins with their accounts, adds accounts to known ones, and leaves staff and the disabled alone', async () => {
    const ctx = await operations();
    const [one, two] = [await createAccount(), await createAccount()];
    const known = await createPerson('CUSTOMER_ADMIN', { accounts: [one.number], email: 'known@b.example' });
    await createPerson('AGENT', { email: 'agent@b.example' });
    const gone = await createPerson('CUSTOMER_ADMIN', { email: 'gone@b.example' });
    await db.user.update({ where: { id: gone.id }, data: { disabledAt: new Date() } });
    const rows = ['NEW@b.example,Nia', 'known@b.example,Kit', 'agent@b.example,Al', 'gone@b.example,Gus'];
    const file = `E-mail,Name,Accounts\n${rows.map((row) => `${row},${two.number}`).join('\n')}\n`;
    const done = await importFile(ctx, 'PEOPLE', file);
    expect(done).toMatchObject({ createdCount: 1, changedCount: 1, badCount: 2 });
    const { scope } = (await contextFor(known)).actor;
    expect(scope).toMatchObject({ accountNumbers: [one.number, two.number] });
    expect(await db.user.findUniqueOrThrow({ where: { email: 'new@b.example' } })).toMatchObject({
      role: 'CUSTOMER_ADMIN',
      timeZone: two.timeZone,
      passwordHash: null,
    });
    expect((await badRowsOf(done.id)).map(({ line }) => line)).toEqual([4, 5]);
  });

  it('fills a directory by account and address; taken extensions and locked out accounts are refused', async () => {
    const ctx = await operations();
    const [open, locked] = [await createAccount(), await createAccount()];
    const user = await createDirectoryUser(open.number, { email: 'Old@b.example', extension: '4000' });
    const line = (account: number, email: string, ext: string) => `${account},${email},Ann,Other,${ext}\n`;
    const file = `Account,Email,First name,Last name,Extension\n${line(open.number, 'old@b.example', '')}${line(open.number, 'new@b.example', '4001')}${line(open.number, 'third@b.example', '4000')}${line(open.number, 'fourth@b.example', '4001')}${line(locked.number, 'l@b.example', '')}`;
    const checked = await dryRun(ctx, 'DIRECTORY', file);
    expect(checked).toMatchObject({ changeCount: 1, createCount: 2, badCount: 2 });
    const now = ctx.clock.now();
    const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
    await db.upgrade.create({
      data: {
        accountNumber: locked.number,
        lockoutStartsAt: at(-5),
        upgradeStartsAt: at(5),
        expectedEndAt: at(20),
        createdAt: at(-60),
      },
    });
    await applyImport(ctx, { id: checked.id, leaveOutBad: true });
    await advanceToEnd(ctx, checked.id);
    expect(await getImport(checked.id)).toMatchObject({ changedCount: 1, createdCount: 1, failedCount: 1 });
    expect(await db.directoryUser.findUniqueOrThrow({ where: { id: user.id } })).toMatchObject({
      firstName: 'Ann',
      extension: '4000',
      version: 2,
    });
    expect(await db.directoryUser.count({ where: { accountNumber: locked.number } })).toBe(0);
  });
});

describe('who may', () => {
  it.each(['CUSTOMER_ADMIN', 'AGENT', 'LEAD'] as const)('not %s', async (role) => {
    const { id } = await dryRun(await operations(), 'ACCOUNTS', `${ACCOUNTS}7,Seven,US,Premium,\n`);
    const ctx = await contextFor(await createPerson(role));
    await expect(upload(ctx, 'ACCOUNTS', ACCOUNTS)).rejects.toThrow(Forbidden);
    for (const verb of [applyImport, cancelImport, advanceImport])
      await expect(verb(ctx, { id })).rejects.toThrow(Forbidden);
    expect(await getImport(id)).toMatchObject({ state: 'READY' });
    expect(await db.import.count()).toBe(1);
  });

  it('finds no import that is not there', async () => {
    const id = crypto.randomUUID();
    const ctx = await operations();
    await expect(applyImport(ctx, { id })).rejects.toThrow(NotFound);
    await expect(cancelImport(ctx, { id })).rejects.toThrow(NotFound);
    await expect(getImport(id)).rejects.toThrow(NotFound);
  });
});
