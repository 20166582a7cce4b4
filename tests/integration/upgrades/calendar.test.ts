import { describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { Forbidden, NotFound } from '@/lib/platform/errors';
import { renewCalendarFeed } from '@/lib/upgrades/commands/renew-calendar-feed';
import { revokeCalendarFeed } from '@/lib/upgrades/commands/revoke-calendar-feed';
import { scheduleUpgrade } from '@/lib/upgrades/commands/schedule-upgrade';
import { withdrawUpgrade } from '@/lib/upgrades/commands/withdraw-upgrade';
import { getCalendarEntry, readFeed } from '@/lib/upgrades/data/calendar';
import { limitFeed } from '@/lib/upgrades/data/feed-limit';
import { clockAt, contextFor, createAccount, createPerson, NOON } from '../../support/fixtures';

const DAY = 86_400_000;
const inDays = (days: number) => new Date(NOON.getTime() + days * DAY).toISOString();

/** An admin of two accounts with a date each, a stranger's account with one, and somebody of operations. */
async function scene() {
  const clock = clockAt();
  const [one, two, foreign] = [await createAccount(), await createAccount(), await createAccount()];
  const person = await createPerson('CUSTOMER_ADMIN', { accounts: [one.number, two.number] });
  const ctx = await contextFor(await createPerson('OPERATIONS'), clock);
  for (const [index, { number: accountNumber }] of [one, two, foreign].entries())
    await scheduleUpgrade(ctx, { accountNumber, upgradeStartsAt: inDays(10 + index) });
  const admin = await contextFor(person, clock);
  const { secret } = await renewCalendarFeed(admin, {});
  return { clock, one: one.number, two: two.number, foreign: foreign.number, person, ctx, admin, secret };
}

const numbersIn = async (secret: string) => (await readFeed(secret))?.map(({ account }) => account.number);

describe('the private calendar', () => {
  it('holds the windows of the person’s accounts and of no other', async () => {
    const { one, two, secret } = await scene();
    expect(await numbersIn(secret)).toEqual([one, two]);
  });

  it('follows a move and keeps a withdrawn date as cancelled, each with a higher SEQUENCE', async () => {
    const { one, two, ctx, secret } = await scene();
    await scheduleUpgrade(ctx, { accountNumber: one, upgradeStartsAt: inDays(20), reason: 'Maintenance' });
    await withdrawUpgrade(ctx, { accountNumber: two });
    const entries = await readFeed(secret);
    const shown = entries?.map(({ account, upgrade, isCancelled }) => [
      account.number,
      upgrade.scheduleVersion,
      isCancelled,
    ]);
    expect(shown).toEqual([
      [two, 2, true],
      [one, 2, false],
    ]);
    await scheduleUpgrade(ctx, { accountNumber: two, upgradeStartsAt: inDays(30) });
    const again = (await readFeed(secret))?.find(({ account }) => account.number === two);
    expect(again).toMatchObject({ isCancelled: false, upgrade: { scheduleVersion: 3 } });
  });

  it('loses an account with the membership, and everything with the person, at the next reading', async () => {
    const { one, two, person, secret } = await scene();
    await db.membership.delete({
      where: { userId_accountNumber: { userId: person.id, accountNumber: one } },
    });
    expect(await numbersIn(secret)).toEqual([two]);
    await db.user.update({ where: { id: person.id }, data: { disabledAt: NOON } });
    expect(await readFeed(secret)).toBeNull();
  });

  it('has one address: a new one closes the old, a revoked one opens nothing', async () => {
    const { admin, person, secret } = await scene();
    const { secret: renewed } = await renewCalendarFeed(admin, {});
    expect(await readFeed(secret)).toBeNull();
    expect(await numbersIn(renewed)).toHaveLength(2);
    await revokeCalendarFeed(admin, {});
    expect(await readFeed(renewed)).toBeNull();
    await expect(revokeCalendarFeed(admin, {})).rejects.toThrow(NotFound);
    const actions = await db.auditEntry.findMany({
      where: { subjectType: 'calendar_feed', subjectId: person.id },
      orderBy: { id: 'asc' },
    });
    expect(actions.map(({ action }) => action)).toEqual([
      'calendar_feed.renewed',
      'calendar_feed.renewed',
      'calendar_feed.revoked',
    ]);
    expect(JSON.stringify(actions, (_, value) => (typeof value === 'bigint' ? 0 : value))).not.toContain(
      renewed,
    );
  });

  it('is kept as a digest alone', async () => {
    const { secret } = await scene();
    expect(secret).toMatch(/^cut_c_[\w-]{43}$/);
    const rows = await db.$queryRaw<{ found: number }[]>`
      SELECT count(*)::int AS found FROM calendar_feeds WHERE calendar_feeds::text LIKE ${`%${secret}%`}`;
    expect(rows[0]?.found).toBe(0);
    expect(await readFeed(`${secret.slice(0, -1)}_`)).toBeNull();
  });

  it('of one person is out of another’s reach, and staff have none', async () => {
    const { ctx, secret, one } = await scene();
    const stranger = await contextFor(await createPerson('CUSTOMER_ADMIN'));
    await expect(revokeCalendarFeed(stranger, {})).rejects.toThrow(NotFound);
    expect(await readFeed(secret)).toHaveLength(2);
    await expect(renewCalendarFeed(ctx, {})).rejects.toThrow(Forbidden);
    await expect(revokeCalendarFeed(ctx, {})).rejects.toThrow(Forbidden);
    await expect(getCalendarEntry(stranger.actor.scope, one)).rejects.toThrow(NotFound);
  });

  it('stops an origin that tries addresses, never a calendar that is read from there', async () => {
    const { secret } = await scene();
    const at = (address: string) =>
      limitFeed({ origin: '192.0.2.1', address }, async () => (await readFeed(address)) ?? null);
    for (let attempt = 0; attempt < 30; attempt += 1) expect(await at(`guess ${attempt}`)).toBeNull();
    await expect(at('one guess more')).rejects.toMatchObject({ status: 429 });
    expect(await at(secret)).toHaveLength(2);
  });

  it('read all the time waits, the others of its origin do not', async () => {
    const [one, two] = [await scene(), await scene()];
    const read = ({ secret }: typeof one) =>
      limitFeed({ origin: '192.0.2.9', address: secret }, () => readFeed(secret));
    for (let reading = 0; reading < 60; reading += 1) await read(one);
    await expect(read(one)).rejects.toMatchObject({ status: 429 });
    expect(await read(two)).toHaveLength(2);
  });
});

describe('the calendar file of an account', () => {
  it('is a cancellation once the date is withdrawn; without any date there is none', async () => {
    const { one, ctx, admin } = await scene();
    const { scope } = admin.actor;
    expect(await getCalendarEntry(scope, one)).toMatchObject({ isCancelled: false });
    await withdrawUpgrade(ctx, { accountNumber: one });
    expect(await getCalendarEntry(scope, one)).toMatchObject({
      isCancelled: true,
      upgrade: { scheduleVersion: 2 },
    });
    const { number } = await createAccount();
    await expect(getCalendarEntry(ctx.actor.scope, number)).rejects.toThrow(NotFound);
  });
});
