import { afterAll, beforeEach, vi } from 'vitest';
import { resetDatabase } from '../../support/database';
import { clockAt, contextFor, createAccount, createPerson, NOON } from '../../support/fixtures';
import { openMailbox } from '../../support/mailbox';

let isUp = true;
export const mailbox = await openMailbox(() => isUp);
vi.stubEnv('SMTP_URL', mailbox.url);
const { db } = await import('@/lib/platform/db');
const { closeMailer } = await import('@/lib/platform/mailer');
const { deliverMails } = await import('@/lib/notifications/commands/deliver-mails');
const { scheduleUpgrade } = await import('@/lib/upgrades/commands/schedule-upgrade');
const { jobs, mailRechecks } = await import('@/lib/upgrades/jobs');

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

afterAll(async () => {
  closeMailer();
  await mailbox.close();
});
beforeEach(async () => {
  await resetDatabase();
  isUp = true;
  mailbox.caught.length = 0;
});

/** Whether the mail server takes anything; while it does not, mails wait. */
export function setMailServer(up: boolean): void {
  isUp = up;
}

/** An admin of accounts in these zones, and operations who give them dates. */
export async function scene(zones: string[], timeZone = 'Europe/London') {
  const clock = clockAt();
  const accounts: number[] = [];
  for (const zone of zones) accounts.push((await createAccount({ timeZone: zone })).number);
  const admin = await createPerson('CUSTOMER_ADMIN', { accounts });
  await db.user.update({ where: { id: admin.id }, data: { timeZone } });
  const operator = await createPerson('OPERATIONS');
  const ctx = await contextFor(operator, clock);
  const schedule = (accountNumber: number | undefined, lockout: Date, given: object = {}) =>
    scheduleUpgrade(ctx, {
      accountNumber,
      upgradeStartsAt: new Date(lockout.getTime() + 600_000).toISOString(),
      ...given,
    });
  return { clock, accounts, admin, ctx, schedule };
}
export type Scene = Awaited<ReturnType<typeof scene>>;

export async function run({ clock }: Scene, ...names: string[]) {
  for (const name of names) {
    const job = jobs.find((one) => one.name === `upgrades.${name}`);
    await job?.handler(null, { now: clock.now(), clock, jobId: 'job' });
  }
}

export const deliver = (here: Scene) => deliverMails(here.clock, mailRechecks);

/** Three workers at once, twice: rows and locks decide, not who is first. */
export async function runWorkers(here: Scene) {
  const all = () => Promise.all([1, 2, 3].map(() => run(here, 'tell-changes', 'climb-ladder')));
  await all();
  await all();
  here.clock.advance(10_000);
  await Promise.all([1, 2, 3].map(() => run(here, 'compose-notices')));
  await Promise.all([1, 2].map(() => deliver(here)));
}

export const after = (days: number, hours = 0) => new Date(NOON.getTime() + days * DAY + hours * HOUR);
export const subjects = () => mailbox.caught.map(({ subject }) => subject);
