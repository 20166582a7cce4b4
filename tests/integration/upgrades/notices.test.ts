import { describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/auth/data';
import { db } from '@/lib/platform/db';
import { Forbidden } from '@/lib/platform/errors';
import { completeUpgrade } from '@/lib/upgrades/commands/complete-upgrade';
import { scheduleUpgrade } from '@/lib/upgrades/commands/schedule-upgrade';
import { sendNotices } from '@/lib/upgrades/commands/send-notices';
import { withdrawUpgrade } from '@/lib/upgrades/commands/withdraw-upgrade';
import { listDueNotices, listNotices } from '@/lib/upgrades/data/notices';
import { jobs } from '@/lib/upgrades/jobs';
import { clockAt, contextFor, createAccount, createPerson, NOON } from '../../support/fixtures';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

async function scene(people = 2) {
  const clock = clockAt();
  const { number: accountNumber } = await createAccount();
  const admins = await Promise.all(
    Array.from({ length: people }, () => createPerson('CUSTOMER_ADMIN', { accounts: [accountNumber] })),
  );
  const ctx = await contextFor(await createPerson('OPERATIONS'), clock);
  const schedule = (days: number, reason?: string) =>
    scheduleUpgrade(ctx, {
      accountNumber,
      reason,
      upgradeStartsAt: new Date(NOON.getTime() + days * DAY + 600_000).toISOString(),
    });
  return { clock, accountNumber, admins, ctx, schedule };
}

type Scene = Awaited<ReturnType<typeof scene>>;

const run = async (name: string, { clock }: Pick<Scene, 'clock'>) => {
  const job = jobs.find((one) => one.name === name);
  await job?.handler(null, { now: clock.now(), clock, jobId: 'job' });
};

/** What a worker does, as often as told: the changes are told, and their mails written when nothing more joins them. */
async function tell(here: Scene, times = 1) {
  for (let i = 0; i < times; i += 1) await run('upgrades.tell-changes', here);
  here.clock.advance(10_000);
  for (let i = 0; i < times; i += 1) await run('upgrades.compose-notices', here);
}

const climb = (here: Scene) => run('upgrades.climb-ladder', here);

const stepsOf = async ({ accountNumber }: Scene) =>
  (await listNotices(systemActor.scope, accountNumber)).map(({ kind, recipients }) => [kind, recipients]);

const mailsOf = (person: { email: string }) =>
  db.mail.findMany({ where: { recipient: person.email }, orderBy: { createdAt: 'asc' } });

describe('notices', () => {
  it('reach each admin of the account once, however often the job runs', async () => {
    const here = await scene();
    await here.schedule(3);
    await tell(here, 3);
    expect(await stepsOf(here)).toEqual([['SCHEDULED', 2]]);
    for (const admin of here.admins) {
      const mails = await mailsOf(admin);
      expect(mails).toHaveLength(1);
      expect(mails[0]?.state).toBe('kept');
    }
  });

  it('name the window in the account’s zone and the reader’s', async () => {
    const here = await scene(1);
    await here.schedule(3);
    await tell(here);
    const [mail] = await mailsOf(here.admins[0] ?? { email: '' });
    expect(mail?.subject).toContain('10 June 2027');
    expect(mail?.text).toContain('Thursday 10 June 2027, 05:00 to 05:25 Pacific');
    expect(mail?.text).toContain('Thursday 10 June 2027, 13:00 to 13:25 UK');
    expect(mail?.text).toContain(`/accounts/${here.accountNumber}`);
  });

  it('are checked against the schedule when they are sent: nothing about an old date goes out', async () => {
    const here = await scene(1);
    await here.schedule(3);
    await here.schedule(5, 'Carrier maintenance');
    await tell(here, 2);
    expect(await stepsOf(here)).toEqual([['MOVED', 1]]);
    const mails = await mailsOf(here.admins[0] ?? { email: '' });
    expect(mails).toHaveLength(1);
    // Nobody had heard of the first date: to them the second is the first.
    expect(mails[0]?.subject).toContain('will be upgraded: Account Manager closes on Saturday 12 June 2027');
    expect(mails[0]?.text).not.toContain('10 June 2027');
  });

  it('say that a date is called off, unless there is another one by then', async () => {
    const here = await scene(1);
    await here.schedule(3);
    await withdrawUpgrade(here.ctx, { accountNumber: here.accountNumber });
    await tell(here);
    const [mail] = await mailsOf(here.admins[0] ?? { email: '' });
    expect(mail?.subject).toContain('Called off');
    const other = await scene(1);
    await other.schedule(3);
    await withdrawUpgrade(other.ctx, { accountNumber: other.accountNumber });
    await other.schedule(4);
    await tell(other);
    expect(await stepsOf(other)).toEqual([['SCHEDULED', 1]]);
  });

  it('tell the admins when Admin Console is open', async () => {
    const here = await scene(1);
    await here.schedule(1);
    here.clock.advance(DAY + 660_000);
    await completeUpgrade(here.ctx, { accountNumber: here.accountNumber });
    await tell(here);
    expect(await stepsOf(here)).toEqual([['COMPLETED', 1]]);
  });
});

describe('sending notices', () => {
  it.each(['CUSTOMER_ADMIN', 'AGENT', 'LEAD'] as const)('is the product’s, not for %s', async (role) => {
    const here = await scene(1);
    const { upgrade } = await here.schedule(3);
    const ctx = await contextFor(await createPerson(role, { accounts: [here.accountNumber] }), here.clock);
    const notice = { upgradeId: upgrade?.id, scheduleVersion: 1, step: 'SCHEDULED' };
    await expect(sendNotices(ctx, notice)).rejects.toThrow(Forbidden);
    expect(await stepsOf(here)).toEqual([]);
  });

  it('about an attempt that is not there does nothing', async () => {
    const { ctx } = await scene(1);
    const notice = { upgradeId: crypto.randomUUID(), scheduleVersion: 1, step: 'SCHEDULED' };
    expect(await sendNotices(ctx, notice)).toEqual({ sent: 0 });
  });
});

describe('the ladder', () => {
  it('climbs 14 days, 7 days, 1 day and 1 hour before the lockout, each once', async () => {
    const here = await scene();
    await here.schedule(20);
    const lockout = NOON.getTime() + 20 * DAY;
    const steps: unknown[] = [];
    for (const before of [15 * DAY, 14 * DAY, 8 * DAY, 7 * DAY, DAY, HOUR, 1]) {
      here.clock.set(new Date(lockout - before));
      await climb(here);
      await climb(here);
      steps.push((await stepsOf(here)).at(-1)?.[0] ?? null);
    }
    expect(steps).toEqual([null, 'DAYS_14', 'DAYS_14', 'DAYS_7', 'DAY_1', 'HOUR_1', 'HOUR_1']);
    expect(await stepsOf(here)).toHaveLength(4);
  });

  it('sends the nearest step after an outage, not the ones that were missed', async () => {
    const here = await scene();
    await here.schedule(20);
    here.clock.set(new Date(NOON.getTime() + 20 * DAY - 2 * HOUR));
    await climb(here);
    expect(await stepsOf(here)).toEqual([['DAY_1', 2]]);
  });

  it('leaves out steps that were over when the date was announced, and everything from the lockout on', async () => {
    const here = await scene();
    await here.schedule(3);
    await climb(here);
    expect(await stepsOf(here)).toEqual([]);
    here.clock.set(new Date(NOON.getTime() + 3 * DAY));
    await climb(here);
    expect(await stepsOf(here)).toEqual([]);
  });

  it('reaches an admin who joined between two steps', async () => {
    const here = await scene(1);
    await here.schedule(20);
    here.clock.set(new Date(NOON.getTime() + 13 * DAY));
    await climb(here);
    await createPerson('CUSTOMER_ADMIN', { accounts: [here.accountNumber] });
    await climb(here);
    expect(await stepsOf(here)).toEqual([['DAYS_7', 2]]);
    expect(await listDueNotices(here.clock.now())).toEqual([]);
  });
});

describe('the automatic runner', () => {
  it('does nothing unless it is switched on', async () => {
    const here = await scene();
    await here.schedule(1);
    here.clock.advance(2 * DAY);
    const job = jobs.find(({ name }) => name === 'upgrades.run-upgrades');
    await job?.handler(null, { now: here.clock.now(), clock: here.clock, jobId: 'job' });
    expect(await db.upgrade.count({ where: { accountNumber: here.accountNumber, startedAt: null } })).toBe(1);
  });
});
