import { beforeEach, describe, expect, it } from 'vitest';
import { adoptPolicy } from '@/lib/calendars/commands/adopt-policy';
import { removeClosedDay } from '@/lib/calendars/commands/remove-closed-day';
import { setClosedDay } from '@/lib/calendars/commands/set-closed-day';
import { withdrawPolicy } from '@/lib/calendars/commands/withdraw-policy';
import { db } from '@/lib/platform/db';
import { Conflict, Forbidden, Invalid, NotFound, PreconditionFailed } from '@/lib/platform/errors';
import { getServiceLevelsAt } from '@/lib/service-levels/data';
import { deadlinesFor } from '@/lib/service-levels/rules/deadlines';
import { defaultPolicy } from '@/lib/service-levels/rules/default-policy';
import { resetDatabase } from '@/tests/support/database';
import { clockAt, contextFor, createPerson } from '@/tests/support/fixtures';

const DAY = 86_400_000;
const clock = clockAt();
let operations: Awaited<ReturnType<typeof createPerson>>;
let others: Awaited<ReturnType<typeof createPerson>>[];

beforeEach(async () => {
  await resetDatabase();
  operations = await createPerson('OPERATIONS');
  others = [await createPerson('AGENT'), await createPerson('LEAD'), await createPerson('CUSTOMER_ADMIN')];
});

const at = (days: number) => new Date(clock.now().getTime() + days * DAY);
const dateAt = (days: number) => at(days).toISOString().slice(0, 10);
const as = (version?: number) => contextFor(operations, clock, version);

const halfHours = { unit: 'ELAPSED', minutes: 15 } as const;
const promises = (given: object = {}) => ({
  respond: {
    ...defaultPolicy.respond,
    S1: { STANDARD: halfHours, PREMIUM: halfHours, PREMIUM_PLUS: halfHours, ENTERPRISE: halfHours },
  },
  completeHours: 12,
  completeClock: 'ELAPSED',
  effectiveFrom: at(2).toISOString(),
  ...given,
});
const s1 = (receivedAt: Date) =>
  ({
    kind: 'USER_ADMINISTRATION',
    severity: 'S1',
    serviceLevel: 'STANDARD',
    region: 'US',
    receivedAt,
  }) as const;

describe('a policy that is adopted', () => {
  it.each(['9999-12-31T23:59:59.999-23:59', '0000-01-01T00:00:00.000Z', '2100-01-01T00:00:00.000Z'])(
    'takes no time that no column holds: %s',
    async (effectiveFrom) => {
      await expect(adoptPolicy(await as(), promises({ effectiveFrom }))).rejects.toThrow(Invalid);
      await expect(withdrawPolicy(await as(), { version: 2_147_483_648 })).rejects.toThrow(Invalid);
    },
  );

  it('promises to what is received from its time on, and nothing to what came before', async () => {
    const { version } = await adoptPolicy(await as(), promises());
    const before = await getServiceLevelsAt(at(1));
    const after = await getServiceLevelsAt(at(2));
    expect(after.policy.version).toBe(version);
    expect(before.policy.version).toBe(version - 1);
    const due = deadlinesFor(after, s1(at(2)));
    expect(due.respondBy.getTime() - at(2).getTime()).toBe(15 * 60_000);
    expect(due.completeBy?.getTime()).toBe(at(2).getTime() + 12 * 3_600_000);
    expect(after.policy.regions).toEqual(before.policy.regions);
  });

  it('is written to the audit log with what it replaced', async () => {
    await adoptPolicy(await as(), promises());
    const [entry] = await db.auditEntry.findMany({ where: { action: 'policy.adopted' } });
    expect(entry?.before).toMatchObject({ completeHours: 24 });
    expect(entry?.after).toMatchObject({ completeHours: 12 });
  });

  it('does not begin in the past', async () => {
    const refused = adoptPolicy(await as(), promises({ effectiveFrom: clock.now().toISOString() }));
    await expect(refused).rejects.toThrow(Invalid);
  });

  it('of two who began from the same version is the first; the second is told', async () => {
    const [one, two] = await Promise.allSettled([
      adoptPolicy(await as(1), promises()),
      adoptPolicy(await as(1), promises({ completeHours: 6 })),
    ]);
    const lost = [one, two].filter(({ status }) => status === 'rejected');
    expect(lost).toHaveLength(1);
    expect((lost[0] as PromiseRejectedResult).reason).toBeInstanceOf(PreconditionFailed);
  });

  it('can be withdrawn until its time comes', async () => {
    const { version } = await adoptPolicy(await as(), promises());
    await withdrawPolicy(await as(), { version });
    expect((await getServiceLevelsAt(at(3))).policy.version).toBe(version - 1);
    await expect(withdrawPolicy(await as(), { version })).rejects.toThrow(NotFound);
  });

  it('stays once it is in effect', async () => {
    const { version } = await adoptPolicy(await as(), promises());
    const later = clockAt(at(3));
    await expect(withdrawPolicy(await contextFor(operations, later), { version })).rejects.toThrow(Conflict);
  });
});

describe('an exception', () => {
  const day = (given: object = {}) => ({
    region: 'EUROPE',
    date: dateAt(5),
    state: 'CLOSED',
    name: 'Office move',
    ...given,
  });

  it('counts from now on, is replaced by another for its date, and can be removed', async () => {
    await setClosedDay(await as(), day());
    await setClosedDay(await as(), day({ name: 'Office move, second day' }));
    const { closedDays } = await getServiceLevelsAt(clock.now());
    expect(closedDays).toEqual([day({ name: 'Office move, second day' })]);
    await removeClosedDay(await as(), { region: 'EUROPE', date: dateAt(5) });
    expect((await getServiceLevelsAt(clock.now())).closedDays).toEqual([]);
    await expect(removeClosedDay(await as(), { region: 'EUROPE', date: dateAt(5) })).rejects.toThrow(
      NotFound,
    );
  });

  it('never changes a day that is over', async () => {
    await expect(setClosedDay(await as(), day({ date: dateAt(-2) }))).rejects.toThrow(Invalid);
    await expect(removeClosedDay(await as(), { region: 'EUROPE', date: dateAt(-2) })).rejects.toThrow(
      Conflict,
    );
  });

  it('needs a reason', async () => {
    await expect(setClosedDay(await as(), day({ name: ' ' }))).rejects.toThrow(Invalid);
  });
});

it('nobody but operations changes policy or calendars', async () => {
  const { version } = await adoptPolicy(await as(), promises());
  const date = dateAt(5);
  await setClosedDay(await as(), { region: 'US', date, state: 'CLOSED', name: 'Storm' });
  for (const other of others) {
    const ctx = await contextFor(other, clock);
    await expect(adoptPolicy(ctx, promises())).rejects.toThrow(Forbidden);
    await expect(withdrawPolicy(ctx, { version })).rejects.toThrow(Forbidden);
    await expect(setClosedDay(ctx, { region: 'US', date, state: 'OPEN', name: 'No' })).rejects.toThrow(
      Forbidden,
    );
    await expect(removeClosedDay(ctx, { region: 'US', date })).rejects.toThrow(Forbidden);
  }
  const { closedDays, policy } = await getServiceLevelsAt(at(3));
  expect(closedDays).toHaveLength(1);
  expect(policy.version).toBe(version);
});
