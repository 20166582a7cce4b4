import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { Forbidden } from '@/lib/platform/errors';
import { listReportedUpgrades } from '@/lib/upgrades/data/list-reported';
import { getUpgradeWeeks } from '@/lib/upgrades/data/report';
import { UPGRADE_ENDS } from '@/lib/upgrades/rules/report-states';
import { clockAt, contextFor, createAccount, createPerson } from '@/tests/support/fixtures';

const HOUR = 3_600_000;
const WEEK = 168 * HOUR;
const clock = clockAt();
const now = clock.now();
const starts = [new Date(now.getTime() - WEEK - HOUR), new Date(now.getTime() - HOUR)];

async function place(
  startsInMs: number,
  facts: { completedAt?: Date; failedAt?: Date; withdrawnAt?: Date } = {},
) {
  const { number } = await createAccount();
  const upgradeStartsAt = new Date(now.getTime() + startsInMs);
  await db.upgrade.create({
    data: {
      accountNumber: number,
      current: Object.keys(facts).length === 0,
      upgradeStartsAt,
      lockoutStartsAt: new Date(upgradeStartsAt.getTime() - 600_000),
      expectedEndAt: new Date(upgradeStartsAt.getTime() + 900_000),
      createdAt: now,
      ...facts,
    },
  });
}

beforeAll(async () => {
  for (const startsInMs of [-WEEK, -HOUR, 0]) await place(startsInMs, { completedAt: now });
  await place(-2 * HOUR, { failedAt: now });
  await place(HOUR, { withdrawnAt: now });
  for (const startsInMs of [0, HOUR, 2 * HOUR]) await place(startsInMs);
});

const actorOf = async (role: 'AGENT' | 'CUSTOMER_ADMIN') =>
  (await contextFor(await createPerson(role), clock)).actor;

describe('the upgrades behind a report', () => {
  it('are as many as each of its figures says', async () => {
    const actor = await actorOf('AGENT');
    const weeks = await getUpgradeWeeks(actor, starts, now);
    expect(weeks[1]).toEqual({ completed: 2, failed: 0, withdrawn: 1, running: 1, scheduled: 2 });
    for (const [index, startsAt] of starts.entries())
      for (const state of UPGRADE_ENDS) {
        const endsAt = new Date(startsAt.getTime() + WEEK);
        const { rows } = await listReportedUpgrades(actor, { startsAt, endsAt, state, now }, 100);
        expect(rows, `${index} ${state}`).toHaveLength(weeks[index]?.[state] ?? -1);
      }
  });

  it('say when there are more, and are the desk’s alone', async () => {
    const behind = { startsAt: starts[1] ?? now, endsAt: new Date(now.getTime() + WEEK), now } as const;
    const page = await listReportedUpgrades(await actorOf('AGENT'), { ...behind, state: 'scheduled' }, 1);
    expect(page).toMatchObject({ rows: [{ failureReason: null }], hasMore: true });
    const refused = listReportedUpgrades(
      await actorOf('CUSTOMER_ADMIN'),
      { ...behind, state: 'scheduled' },
      1,
    );
    await expect(refused).rejects.toBeInstanceOf(Forbidden);
  });
});
