import { afterEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { Forbidden } from '@/lib/platform/errors';
import { announceInstants } from '@/lib/upgrades/commands/announce-instants';
import { completeUpgrade } from '@/lib/upgrades/commands/complete-upgrade';
import { failUpgrade } from '@/lib/upgrades/commands/fail-upgrade';
import { scheduleUpgrade } from '@/lib/upgrades/commands/schedule-upgrade';
import { withdrawUpgrade } from '@/lib/upgrades/commands/withdraw-upgrade';
import { resetDatabase } from '../../support/database';
import { clockAt, contextFor, createAccount, createPerson, NOON } from '../../support/fixtures';

const MINUTE = 60_000;
const at = (minutes: number) => new Date(NOON.getTime() + minutes * MINUTE);
const NAMES = ['upgrade.lockout_started', 'upgrade.due', 'upgrade.overrunning'];

/** An upgrade an hour ahead: lockout at 50 minutes, start at 60, expected end at 75. */
async function scene() {
  const clock = clockAt();
  const { number: accountNumber } = await createAccount();
  const ctx = await contextFor(await createPerson('OPERATIONS'), clock);
  await scheduleUpgrade(ctx, { accountNumber, upgradeStartsAt: at(60).toISOString() });
  const goTo = async (minutes: number) => {
    clock.set(at(minutes));
    await Promise.all([announceInstants(ctx, {}), announceInstants(ctx, {})]);
    await announceInstants(ctx, {});
  };
  return { ctx, accountNumber, goTo, clock };
}

type Told = { name: string } & Record<string, unknown>;
async function told(): Promise<Told[]> {
  const events = await db.outboxEvent.findMany({ where: { name: { in: NAMES } }, orderBy: { id: 'asc' } });
  return events.map(({ name, payload }) => ({ name, ...(payload as Record<string, unknown>) }));
}

afterEach(resetDatabase);

describe('the instants of a window', () => {
  it('are told once each, when they come, whatever runs twice or at once', async () => {
    const { goTo } = await scene();
    await goTo(49.99);
    expect(await told()).toEqual([]);
    await goTo(50);
    expect((await told()).map(({ name }) => name)).toEqual(NAMES.slice(0, 1));
    await goTo(60);
    await goTo(75);
    await goTo(500);
    expect((await told()).map(({ name }) => name)).toEqual(NAMES);
  });

  it('are told with their true time when no worker ran', async () => {
    const { goTo, accountNumber } = await scene();
    await goTo(600);
    const window = {
      accountNumber,
      lockoutStartsAt: at(50).toISOString(),
      upgradeStartsAt: at(60).toISOString(),
      expectedEndAt: at(75).toISOString(),
    };
    expect(await told()).toEqual(NAMES.map((name) => expect.objectContaining({ name, ...window })));
  });

  it('are told again after a move, of the new window alone; never of one that was withdrawn', async () => {
    const { ctx, accountNumber, goTo, clock } = await scene();
    clock.set(at(40));
    await scheduleUpgrade(ctx, { accountNumber, upgradeStartsAt: at(120).toISOString(), reason: 'Later.' });
    await goTo(80);
    expect(await told()).toEqual([]);
    await goTo(111);
    expect(await told()).toMatchObject([{ name: NAMES[0], scheduleVersion: 2 }]);
    const other = await createAccount();
    await scheduleUpgrade(ctx, { accountNumber: other.number, upgradeStartsAt: at(200).toISOString() });
    await withdrawUpgrade(ctx, { accountNumber: other.number });
    await goTo(400);
    expect((await told()).filter(({ accountNumber: of }) => of === other.number)).toEqual([]);
  });

  it('that a reported end came before are not told: they never came to pass', async () => {
    const { ctx, accountNumber, clock, goTo } = await scene();
    clock.set(at(61));
    await completeUpgrade(ctx, { accountNumber });
    const second = await createAccount();
    await scheduleUpgrade(ctx, { accountNumber: second.number, upgradeStartsAt: at(120).toISOString() });
    clock.set(at(115));
    await failUpgrade(ctx, { accountNumber: second.number, reason: 'No power.' });
    await goTo(500);
    const names = async (number: number) =>
      (await told()).filter(({ accountNumber: of }) => of === number).map(({ name }) => name);
    expect(await names(accountNumber)).toEqual(['upgrade.lockout_started', 'upgrade.due']);
    expect(await names(second.number)).toEqual(['upgrade.lockout_started']);
  });

  it('are the product’s to tell', async () => {
    const { accountNumber } = await scene();
    for (const person of [
      await createPerson('AGENT'),
      await createPerson('CUSTOMER_ADMIN', { accounts: [accountNumber] }),
    ])
      await expect(announceInstants(await contextFor(person), {})).rejects.toThrow(Forbidden);
  });
});
