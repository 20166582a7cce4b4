import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { advanceImport } from '@/lib/imports/commands/advance-import';
import { applyImport } from '@/lib/imports/commands/apply-import';
import { getImport } from '@/lib/imports/data/imports';
import type { CommandContext } from '@/lib/platform/command';
import { transaction } from '@/lib/platform/command';
import { db, type Tx } from '@/lib/platform/db';
import { resetDatabase } from '../../support/database';
import { createAccount } from '../../support/fixtures';
import { advanceToEnd, importFile, operations, upload, worldState } from './support';

afterEach(resetDatabase);

const ROWS = 2300;
const HEADER = 'Account,Email,First name,Last name,Extension\n';
/** More than two batches, with new, changed, repeated, clashing and bad rows. */
const FILE = `${HEADER}${Array.from({ length: ROWS }, (_, i) => {
  const email = i % 97 === 0 ? 'again@b.example' : `user${i}@b.example`;
  return `${i % 501 === 0 ? 'x' : 900_001},${email},Ann ${i},Other,${2000 + (i % 2250)}`;
}).join('\n')}\n`;

/** A transaction whose process dies at its n-th statement. */
function dyingAt(tx: Tx, statement: number): Tx {
  let left = statement;
  const die = () => {
    left -= 1;
    if (left <= 0) throw new Error('killed');
  };
  const wrap = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(of, name) {
        const value: unknown = Reflect.get(of, name);
        if (typeof value === 'function')
          return (...args: unknown[]) => {
            die();
            return value.apply(of, args);
          };
        return name === 'import' && typeof value === 'object' && value ? wrap(value) : value;
      },
    });
  return wrap(tx);
}

async function advanceOrDie(ctx: CommandContext, id: string, statement: number): Promise<void> {
  await transaction((tx) => advanceImport.within(dyingAt(tx, statement), ctx, { id })).catch((error: Error) =>
    expect(error.message).toBe('killed'),
  );
}

async function prepare() {
  await createAccount({ number: 900_001, name: 'One' });
  await db.directoryUser.create({
    data: {
      accountNumber: 900_001,
      email: 'User1500@b.example',
      firstName: 'Old',
      lastName: 'Other',
      products: ['WORK'],
    },
  });
  return operations();
}

async function countsOf(id: string) {
  const { rowCount, badCount, createdCount, changedCount, keptCount, failedCount } = await getImport(id);
  return { rowCount, badCount, createdCount, changedCount, keptCount, failedCount };
}

describe('an import that is killed', () => {
  it('anywhere, any number of times, ends as one that was not', async () => {
    await importFile(await prepare(), 'DIRECTORY', FILE);
    const undisturbed = await worldState();
    const { id: first } = await db.import.findFirstOrThrow();
    const counts = await countsOf(first);
    expect(counts.rowCount).toBe(ROWS);
    expect(counts.failedCount).toBeGreaterThan(0);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 6 }), async (deaths) => {
        await resetDatabase();
        const ctx = await prepare();
        const { id } = await upload(ctx, 'DIRECTORY', FILE);
        for (const statement of deaths) await advanceOrDie(ctx, id, statement);
        await advanceToEnd(ctx, id);
        await applyImport(ctx, { id, leaveOutBad: true });
        for (const statement of deaths) await advanceOrDie(ctx, id, statement);
        await advanceToEnd(ctx, id);
        expect(await worldState()).toEqual(undisturbed);
        expect(await countsOf(id)).toEqual(counts);
      }),
      { numRuns: 6 },
    );
  }, 240_000);

  it('two workers at once share no batch', async () => {
    const ctx = await prepare();
    const { id } = await upload(ctx, 'DIRECTORY', FILE);
    await Promise.all([advanceToEnd(ctx, id), advanceToEnd(ctx, id), advanceToEnd(ctx, id)]);
    await advanceToEnd(ctx, id);
    const { badCount, createCount, changeCount, sameCount } = await getImport(id);
    expect(badCount + createCount + changeCount + sameCount).toBe(ROWS);
  });
});

describe('volume', () => {
  it('50,000 accounts are checked and applied within two minutes', async () => {
    const ctx = await operations();
    const lines = Array.from({ length: 50_000 }, (_, i) => `${200_000 + i},Customer ${i},Europe,Premium\n`);
    const since = performance.now();
    const done = await importFile(ctx, 'ACCOUNTS', `Number,Name,Region,Service level\n${lines.join('')}`);
    const seconds = (performance.now() - since) / 1000;
    process.stdout.write(`50,000 accounts: ${seconds.toFixed(1)} s\n`);
    expect(done).toMatchObject({ state: 'DONE', createdCount: 50_000 });
    expect(await db.account.count()).toBe(50_000);
    expect(seconds).toBeLessThan(120);
  }, 300_000);
});
