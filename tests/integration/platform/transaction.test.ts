import { beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '@/lib/platform/command';
import { db, type Tx } from '@/lib/platform/db';
import { Interrupted } from '@/lib/platform/errors';
import { createAccount } from '@/tests/support/fixtures';

let numbers: [number, number];
beforeAll(async () => {
  numbers = [(await createAccount()).number, (await createAccount()).number];
});

type Change = (tx: Tx, number: number) => Promise<unknown>;
const changes: Readonly<Record<string, Change>> = {
  'Prisma’s own statements': (tx, number) =>
    tx.account.update({ where: { number }, data: { version: { increment: 1 } } }),
  'statements written by hand': (tx, number) =>
    tx.$executeRaw`UPDATE accounts SET version = version + 1 WHERE number = ${number}`,
};

/** Two transactions that each hold what the other one wants next. */
async function deadlock(change: Change) {
  const [first, second] = numbers;
  let holding = 0;
  let bothHold = () => {};
  const crossing = new Promise<void>((resolve) => {
    bothHold = resolve;
  });
  const cross = (one: number, other: number) =>
    transaction(async (tx) => {
      await change(tx, one);
      holding += 1;
      if (holding === 2) bothHold();
      await crossing;
      await change(tx, other);
    });
  return Promise.allSettled([cross(first, second), cross(second, first)]);
}

describe('two changes that wait for each other', () => {
  it.each(Object.entries(changes))('are one done and one refused, never a fault: %s', async (_, change) => {
    const answers = await deadlock(change);
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toBeInstanceOf(Interrupted);
    expect(refused[0]?.reason).toMatchObject({ status: 409, code: 'conflict' });
  });

  it('are one done and one refused as well when the database puts them in order', async () => {
    const [number] = numbers;
    const answer = transaction(async (tx) => {
      await tx.$executeRaw`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`;
      await tx.account.findUnique({ where: { number } });
      await db.account.update({ where: { number }, data: { version: { increment: 1 } } });
      await tx.account.update({ where: { number }, data: { version: { increment: 1 } } });
    });
    await expect(answer).rejects.toBeInstanceOf(Interrupted);
  });
});
