import { db } from '@/lib/platform/db';
import { createWave } from '@/lib/waves/commands/create-wave';
import { jobs } from '@/lib/waves/jobs';
import { clockAt, contextFor, createAccount, createPerson } from '../../support/fixtures';

let counter = 0;

export const waveInput = (given: object = {}) => {
  counter += 1;
  return {
    name: `Wave ${counter}`,
    region: 'US',
    day: '2027-06-22',
    opensAt: '22:00',
    closesAt: '02:00',
    capacityPerHour: 6,
    ...given,
  };
};

/** Operations with a wave two weeks ahead, Tuesday night, 22:00 to 02:00 Pacific. */
export async function scene(given: object = {}) {
  const clock = clockAt();
  const operator = await createPerson('OPERATIONS');
  const ctx = await contextFor(operator, clock);
  const wave = await createWave(ctx, waveInput(given));
  return { clock, ctx, operator, wave };
}

/** Accounts, each with one admin of its own. */
export async function accountsWithAdmins(count: number): Promise<number[]> {
  const numbers: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const { number } = await createAccount();
    await createPerson('CUSTOMER_ADMIN', { accounts: [number] });
    numbers.push(number);
  }
  return numbers;
}

export const listOf = (numbers: readonly number[]) => ({ accounts: numbers.map((account) => ({ account })) });

/** One turn of the worker's job. */
export async function turn(clock: ReturnType<typeof clockAt>): Promise<void> {
  const job = jobs.find(({ name }) => name === 'waves.carry-out');
  await job?.handler({}, { now: clock.now(), clock, jobId: 'test' });
}

/** How many rows each table holds. */
export async function rowCounts(): Promise<Record<string, number>> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`;
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await db.$queryRawUnsafe<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM "${name}"`,
    );
    counts[name] = row?.count ?? 0;
  }
  return counts;
}
