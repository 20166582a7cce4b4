import { afterAll, describe, expect, it, vi } from 'vitest';
import { clockAt, contextFor, createPerson } from '../../support/fixtures';
import { openMailbox } from '../../support/mailbox';
import { type ProductProcess, startWorker } from '../../support/product-process';

const mailbox = await openMailbox();
vi.stubEnv('SMTP_URL', mailbox.url);
const { db } = await import('@/lib/platform/db');
const { systemClock } = await import('@/lib/platform/clock');
const { closeMailer } = await import('@/lib/platform/mailer');
const { deliverMails } = await import('@/lib/notifications/commands/deliver-mails');
const { completeUpgrade } = await import('@/lib/upgrades/commands/complete-upgrade');
const { jobs, mailRechecks } = await import('@/lib/upgrades/jobs');
const { applyPlan } = await import('@/lib/waves/commands/apply-plan');
const { createWave } = await import('@/lib/waves/commands/create-wave');
const { moveWave } = await import('@/lib/waves/commands/move-wave');
const { planOf } = await import('@/lib/waves/data/plan');
const { jobs: waveJobs } = await import('@/lib/waves/jobs');

const ACCOUNTS = 200;
const ADMINS = 40;
const KILLS = 2;
const DAY_MS = 86_400_000;
const seed = Number(process.env.WAVE_SEED ?? Date.now() % 1_000_000_000);

/** Mulberry32: the same seed kills at the same moments. */
let state = seed;
function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
}

let worker: ProductProcess | undefined;
afterAll(async () => {
  await worker?.stop();
  closeMailer();
  await mailbox.close();
});

const dayIn = (days: number) =>
  new Date(systemClock.now().getTime() + days * DAY_MS).toISOString().slice(0, 10);
const number = (index: number) => 500_000 + index;
/** Every admin has four accounts, some of them one or two that others have, too. */
const adminsOf = (index: number) =>
  index % 10 === 0 ? [index % ADMINS, (index + 1) % ADMINS] : [index % ADMINS];

async function cast() {
  const indexes = Array.from({ length: ACCOUNTS }, (_, index) => index);
  await db.account.createMany({
    data: indexes.map((index) => ({
      number: number(index),
      name: `Customer ${index}`,
      region: 'US' as const,
      timeZone: 'America/Los_Angeles',
      serviceLevel: 'ENTERPRISE' as const,
      userAdministration: true,
      products: ['WORK' as const],
    })),
  });
  const admins = [];
  for (let admin = 0; admin < ADMINS; admin += 1) {
    const accounts = indexes.filter((index) => adminsOf(index).includes(admin)).map(number);
    admins.push({ ...(await createPerson('CUSTOMER_ADMIN', { accounts })), accounts });
  }
  return { admins, ctx: await contextFor(await createPerson('OPERATIONS'), systemClock) };
}

async function kill() {
  const { child } = worker ?? {};
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
  await vi.waitFor(async () => expect(await underWay()).toBe(0), { timeout: 60_000, interval: 50 });
}

/** The database ends what a dead worker had under way a moment after it; until then its rows are locked. */
async function underWay(): Promise<number> {
  const [row] = await db.$queryRaw<{ others: number }[]>`
    SELECT count(*)::int AS others FROM pg_stat_activity
    WHERE datname = current_database() AND backend_type = 'client backend'
      AND state <> 'idle' AND pid <> pg_backend_pid()`;
  return row?.others ?? 0;
}

const unsettled = async () =>
  (await db.waveRun.count({ where: { finishedAt: null } })) +
  (await db.upgrade.count({ where: { noticeDue: { not: null } } })) +
  (await db.upgradeNotice.count({ where: { state: 'due' } })) +
  (await db.mail.count({ where: { state: { in: ['queued', 'sending'] } } }));

/** Kills the worker at random moments of the work; what the last one leaves is taken up by another, ten minutes later. */
async function workThroughKills(kills: number) {
  for (let i = 0; i < kills; i += 1) {
    worker = startWorker({ SMTP_URL: mailbox.url });
    const moment = performance.now() + 1_500 + random() * 3_500;
    await vi.waitFor(
      async () => {
        if (performance.now() < moment && (await unsettled()) > 0) throw new Error('not yet');
      },
      { timeout: 120_000, interval: 50 },
    );
    await kill();
  }
  await settle(clockAt(systemClock.now()));
}

const TELLING = ['waves.carry-out', 'upgrades.tell-changes', 'upgrades.compose-notices'];

async function runJobs(names: readonly string[], clock: ReturnType<typeof clockAt>) {
  for (const name of names)
    for (const job of [...waveJobs, ...jobs].filter((one) => one.name === name))
      await job.handler({}, { now: clock.now(), clock, jobId: 'turn' });
}

/** Everything that waits is told, ten minutes a turn. */
async function settle(clock: ReturnType<typeof clockAt>) {
  for (let turn = 0; turn < 20 && (await unsettled()) > 0; turn += 1) {
    clock.advance(10 * 60_000);
    await runJobs(TELLING, clock);
    await deliverMails(clock, mailRechecks);
  }
  expect(await unsettled()).toBe(0);
}

/** The mails of a move are written and wait; nobody delivers them. */
async function composeOnly() {
  const clock = clockAt(systemClock.now());
  for (let turn = 0; turn < 4; turn += 1) {
    await runJobs(TELLING, clock);
    clock.advance(60_000);
  }
  expect(await db.mail.count({ where: { state: 'queued' } })).toBe(ADMINS);
}

/** The ladder at so many days before the first lockout, climbed twice. */
async function climb(days: number) {
  const first = await db.upgrade.findFirstOrThrow({ orderBy: { lockoutStartsAt: 'asc' } });
  const clock = clockAt(new Date(first.lockoutStartsAt.getTime() - days * DAY_MS + 60_000));
  for (let turn = 0; turn < 2; turn += 1) await runJobs(['upgrades.climb-ladder'], clock);
  await settle(clock);
}

/** By Message-ID: a worker that died between the server's answer and its own note sends the same mail once more. */
const distinct = () => [...new Map(mailbox.caught.map((mail) => [mail.messageId, mail])).values()];

function tallyOf(mails: ReturnType<typeof distinct>) {
  const tally = new Map<string, number[]>();
  for (const mail of mails) {
    const accounts = [...(mail.text ?? '').matchAll(/, account (\d+)/g)].map(([, digits]) => Number(digits));
    const to = mail.recipients.join();
    tally.set(to, [...(tally.get(to) ?? []), ...accounts]);
  }
  return tally;
}

type Admins = Awaited<ReturnType<typeof cast>>['admins'];

/** Every account of every admin, each in exactly one mail, and one mail for each admin. */
function expectOneEach(admins: Admins, subject: RegExp, mails = distinct()) {
  const told = mails.filter((mail) => subject.test(mail.subject ?? ''));
  expect(told).toHaveLength(ADMINS);
  const tally = tallyOf(told);
  for (const { email, accounts } of admins) expect(tally.get(email)?.sort()).toEqual(accounts.sort());
}

describe(`a wave of ${ACCOUNTS} accounts, its workers killed (WAVE_SEED=${seed})`, () => {
  it('tells each admin once of the wave, of where it went, on each rung and of its end, and nothing stale', {
    timeout: 600_000,
  }, async () => {
    const { admins, ctx } = await cast();
    const terms = { opensAt: '20:00', closesAt: '04:00', capacityPerHour: 40 };
    const wave = await createWave(ctx, { name: 'Big', region: 'US', day: dayIn(20), ...terms });
    const source = { accounts: Array.from({ length: ACCOUNTS }, (_, index) => ({ account: number(index) })) };
    const plan = await planOf(wave, source, systemClock.now());
    expect(plan.placed).toHaveLength(ACCOUNTS);
    await applyPlan(ctx, { id: wave.id, ...source, fingerprint: plan.fingerprint });
    await workThroughKills(KILLS);
    expectOneEach(admins, /will be upgraded/);

    // A second move overtakes the first while its mails wait: those must never go out.
    await moveWave(ctx, { id: wave.id, day: dayIn(25), reason: 'Carrier' });
    await composeOnly();
    await moveWave(ctx, { id: wave.id, day: dayIn(26), reason: 'Carrier, again' });
    await workThroughKills(1);
    expectOneEach(admins, /^New date/);
    const moved = distinct().filter(({ subject }) => /^New date/.test(subject ?? ''));
    for (const { text } of moved) expect(text).toContain('Carrier, again');

    await climb(14);
    expectOneEach(admins, /^In 14 days/);
    await climb(7);
    expectOneEach(admins, /^In 7 days/);

    const night = await db.upgrade.findFirstOrThrow({ orderBy: { expectedEndAt: 'desc' } });
    const later = { ...ctx, clock: clockAt(night.expectedEndAt) };
    for (const { account } of source.accounts) await completeUpgrade(later, { accountNumber: account });
    await workThroughKills(1);
    expectOneEach(admins, /Admin Console is open/);
    expect(distinct()).toHaveLength(5 * ADMINS);
    const last = await db.upgradeNotice.groupBy({
      by: ['step', 'state'],
      where: { scheduleVersion: 3 },
      _count: true,
    });
    expect(last.map(({ step, state: s, _count }) => [step, s, _count]).sort()).toEqual([
      ['COMPLETED', 'mailed', 220],
      ['DAYS_14', 'mailed', 220],
      ['DAYS_7', 'mailed', 220],
      ['MOVED', 'mailed', 220],
    ]);
  });
});
