import { beforeEach, describe, expect, it } from 'vitest';
import { MOST_BYTES, MOST_PER_ACCOUNT_BYTES, MOST_PER_CASE } from '@/lib/attachments/rules/content';
import { openCase } from '@/lib/cases/commands/open-case';
import { reserveAttachment } from '@/lib/cases/commands/reserve-attachment';
import { db } from '@/lib/platform/db';
import { Conflict } from '@/lib/platform/errors';
import { resetDatabase } from '@/tests/support/database';
import { aDesk, type Desk } from '../cases/support';

let desk: Desk;
beforeEach(async () => {
  await resetDatabase();
  desk = await aDesk();
});

async function aCase(): Promise<number> {
  const technical = {
    kind: 'TECHNICAL',
    product: 'WORK',
    severity: 'S3',
    subject: 'Noise',
    description: 'x',
  };
  const { number } = await openCase(await desk.as(desk.admin), {
    account: desk.account.number,
    ...technical,
  });
  return number;
}

async function keep(caseNumber: number, sizes: readonly number[]) {
  await db.attachment.createMany({
    data: sizes.map((size) => ({
      caseNumber,
      accountNumber: desk.account.number,
      name: 'a.txt',
      storageKey: crypto.randomUUID(),
      state: 'READY',
      size,
      sha256: 'a'.repeat(64),
      contentType: 'text/plain',
      uploadedById: desk.admin.id,
      createdAt: desk.clock.now(),
    })),
  });
}

/** So many uploads at the same moment; how many got a place. */
async function reserveAtOnce(cases: readonly number[]): Promise<number> {
  const ctx = await desk.as(desk.admin);
  const reserve = (number: number) => reserveAttachment(ctx, { number, name: 'a.txt', visibility: 'PUBLIC' });
  const ended = await Promise.allSettled(cases.map(reserve));
  for (const one of ended)
    if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'quota', constructor: Conflict });
  return ended.filter(({ status }) => status === 'fulfilled').length;
}

describe('the space for files', () => {
  it('of a case is no larger for many uploads at once', async () => {
    const number = await aCase();
    await keep(
      number,
      Array.from({ length: MOST_PER_CASE - 2 }, () => 1),
    );
    expect(await reserveAtOnce([number, number, number, number, number])).toBe(2);
  });

  it('of an account is no larger for uploads to several of its cases at once', async () => {
    const cases = [await aCase(), await aCase(), await aCase(), await aCase()];
    const [first = 0] = cases;
    const full = Math.floor(MOST_PER_ACCOUNT_BYTES / MOST_BYTES) - 2;
    await keep(first, [
      ...Array.from({ length: full }, () => MOST_BYTES),
      MOST_PER_ACCOUNT_BYTES % MOST_BYTES,
    ]);
    expect(await reserveAtOnce(cases)).toBe(2);
  });
});
