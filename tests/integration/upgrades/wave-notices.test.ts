import { afterAll, describe, expect, it, vi } from 'vitest';
import { withTestDatabase } from '../../support/database';
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
const { spanIn } = await import('@/lib/upgrades/rules/notice-times');
const { applyPlan } = await import('@/lib/waves/commands/apply-plan');
const { createWave } = await import('@/lib/waves/commands/create-wave');
const { moveWave } = await import('@/lib/waves/commands/move-wave');
const { planOf } = await import('@/lib/waves/data/plan');
const { jobs: waveJobs } = await import('@/lib/waves/jobs');

const ACCOUNTS = 40;
const ADMINS = 10;
/** Every tenth account has two admins. */
const NOTICES = ACCOUNTS + ACCOUNTS / 10;
const ZONE = 'America/Los_Angeles';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const seed = Number(process.env.WAVE_SEED ?? Date.now() % 1_000_000_000);

/** Mulberry32: the same seed kills at the same accounts. */
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
/** Every admin has four accounts, or a few more that others have, too. */
const adminsOf = (index: number) =>
  index % 10 === 0 ? [index % ADMINS, (index + 1) % ADMINS] : [index % ADMINS];

async function cast() {
  const indexes = Array.from({ length: ACCOUNTS }, (_, index) => index);
  await db.account.createMany({
    data: indexes.map((index) => ({
      number: number(index),
      name: `Customer ${index}`,
      region: 'US' as const,
      timeZone: ZONE,
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
}

/** Sessions of the database that are in the middle of something, or that wait for a lock. */
async function underWay(isWaiting = false): Promise<number> {
  const [row] = await db.$queryRaw<{ others: number }[]>`
    SELECT count(*)::int AS others FROM pg_stat_activity
    WHERE datname = current_database() AND backend_type = 'client backend' AND state <> 'idle'
      AND pid <> pg_backend_pid() AND (NOT ${isWaiting}::boolean OR wait_event_type = 'Lock')`;
  return row?.others ?? 0;
}

const unsettled = async () =>
  (await db.waveRun.count({ where: { finishedAt: null } })) +
  (await db.upgrade.count({ where: { noticeDue: { not: null } } })) +
  (await db.upgradeNotice.count({ where: { state: 'due' } })) +
  (await db.mail.count({ where: { state: { in: ['queued', 'sending'] } } }));

/** An account of the wave’s middle. */
const drawn = () => number(Math.floor(ACCOUNTS * (0.25 + random() / 2)));

/**
 * Kills the worker when part of the work is done and it is in the middle of the next account, whose row is held. What it
 * leaves is taken up by another, ten minutes later.
 */
async function workThroughKill(done: () => Promise<number>, total: number) {
  await withTestDatabase(async (client) => {
    await client.query('BEGIN');
    await client.query('SELECT 1 FROM accounts WHERE number = $1 FOR UPDATE', [drawn()]);
    worker = startWorker({ SMTP_URL: mailbox.url });
    await vi.waitFor(
      async () => {
        expect(await underWay(true)).toBeGreaterThan(0);
        expect(await done()).toBeGreaterThan(0);
      },
      { timeout: 120_000, interval: 100 },
    );
    await kill();
    expect(await done()).toBeLessThan(total);
    await client.query('COMMIT');
  });
  // The database ends what a dead worker had under way a moment after it; until then its rows are locked.
  await vi.waitFor(async () => expect(await underWay()).toBe(0), { timeout: 60_000, interval: 50 });
  await settle(clockAt(systemClock.now()));
}

const linesDone = (kind: 'SCHEDULE' | 'MOVE') => () =>
  db.waveRunLine.count({ where: { state: 'DONE', run: { kind, finishedAt: null } } });
const noticesOf = (step: string) => () => db.upgradeNotice.count({ where: { step } });

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

const RUNGS = [
  [14 * 24, /^In 14 days/],
  [7 * 24, /^In 7 days/],
  [24, /^In one day/],
  [1, /^In one hour/],
] as const;

/** The ladder at so many hours before the first lockout, climbed twice. */
async function climb(hours: number) {
  const first = await db.upgrade.findFirstOrThrow({ orderBy: { lockoutStartsAt: 'asc' } });
  const clock = clockAt(new Date(first.lockoutStartsAt.getTime() - hours * HOUR_MS + 60_000));
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

/** Each account’s window as its mail says it. */
const wordsOf = (rows: readonly { account: number; lockoutStartsAt: Date; expectedEndAt: Date }[]) =>
  new Map(rows.map(({ account, ...span }) => [account, spanIn(span, ZONE)]));

/** Where the last move of each account began. */
async function overtakenWindows() {
  const moves = await db.upgradeMove.findMany({
    orderBy: { movedAt: 'desc' },
    take: ACCOUNTS,
    include: { upgrade: { select: { accountNumber: true } } },
  });
  return wordsOf(
    moves.map(({ upgrade, fromLockoutStartsAt: lockoutStartsAt, fromExpectedEndAt: expectedEndAt }) => ({
      account: upgrade.accountNumber,
      lockoutStartsAt,
      expectedEndAt,
    })),
  );
}

/** The window that is struck is the one that went out by mail, not the one whose mails never did. */
function expectStruck(mailed: Map<number, string>, overtaken: Map<number, string>) {
  const moved = distinct().filter(({ subject }) => /^New date/.test(subject ?? ''));
  for (const { text = '' } of moved) {
    expect(text).toContain('Carrier, again');
    for (const [, digits] of text.matchAll(/, account (\d+)/g)) {
      expect(text).toContain(`No longer: ${mailed.get(Number(digits))}`);
      expect(text).not.toContain(overtaken.get(Number(digits)));
    }
  }
}

/** One item for each person and occasion, and as many occasions as there were. */
async function expectInbox(admins: Admins, occasions: number) {
  const items = await db.inboxItem.groupBy({
    by: ['occasion', 'userId'],
    where: { kind: 'upgrade-notice', userId: { in: admins.map(({ id }) => id) } },
    _count: true,
  });
  expect(items.filter(({ _count }) => _count !== 1)).toEqual([]);
  expect(items).toHaveLength(occasions * NOTICES);
}

async function expectAllMailed(scheduleVersion: number, steps: readonly string[]) {
  const told = await db.upgradeNotice.groupBy({
    by: ['step', 'state'],
    where: { scheduleVersion },
    _count: true,
  });
  expect(told.map(({ step, state: s, _count }) => [step, s, _count]).sort()).toEqual(
    steps.toSorted().map((step) => [step, 'mailed', NOTICES]),
  );
}

describe(`a wave of ${ACCOUNTS} accounts, its workers killed (WAVE_SEED=${seed})`, () => {
  it('tells each admin once of the wave, of where it went, on each rung and of its end, and nothing stale', {
    timeout: 600_000,
  }, async () => {
    const { admins, ctx } = await cast();
    const terms = { opensAt: '20:00', closesAt: '04:00', capacityPerHour: 3 * ACCOUNTS };
    const wave = await createWave(ctx, { name: 'Big', region: 'US', day: dayIn(20), ...terms });
    const source = { accounts: Array.from({ length: ACCOUNTS }, (_, index) => ({ account: number(index) })) };
    const plan = await planOf(wave, source, systemClock.now());
    expect(plan.placed).toHaveLength(ACCOUNTS);
    await applyPlan(ctx, { id: wave.id, ...source, fingerprint: plan.fingerprint });
    await workThroughKill(linesDone('SCHEDULE'), ACCOUNTS);
    expectOneEach(admins, /will be upgraded/);

    // A second move overtakes the first while its mails wait: those must never go out.
    await moveWave(ctx, { id: wave.id, day: dayIn(25), reason: 'Carrier' });
    await composeOnly();
    await moveWave(ctx, { id: wave.id, day: dayIn(26), reason: 'Carrier, again' });
    await workThroughKill(linesDone('MOVE'), ACCOUNTS);
    expectOneEach(admins, /^New date/);
    const first = plan.placed.map(({ accountNumber: account, ...span }) => ({ account, ...span }));
    expectStruck(wordsOf(first), await overtakenWindows());

    for (const [hours, subject] of RUNGS) {
      await climb(hours);
      expectOneEach(admins, subject);
    }

    const night = await db.upgrade.findFirstOrThrow({ orderBy: { expectedEndAt: 'desc' } });
    const later = { ...ctx, clock: clockAt(night.expectedEndAt) };
    for (const { account } of source.accounts) await completeUpgrade(later, { accountNumber: account });
    await workThroughKill(noticesOf('COMPLETED'), NOTICES);
    expectOneEach(admins, /Admin Console is open/);
    expect(distinct()).toHaveLength((3 + RUNGS.length) * ADMINS);
    await expectAllMailed(3, ['COMPLETED', 'DAYS_14', 'DAYS_7', 'DAY_1', 'HOUR_1', 'MOVED']);
    // Those of the move that was overtaken, too: the inbox hears of each at once.
    await expectInbox(admins, 4 + RUNGS.length);
  });
});
