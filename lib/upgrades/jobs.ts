import 'server-only';
import { systemActor } from '@/lib/auth/data';
import type { MailRecheck } from '@/lib/notifications/types';
import type { Clock } from '@/lib/platform/clock';
import type { CommandContext } from '@/lib/platform/command';
import { env } from '@/lib/platform/env';
import { AppError } from '@/lib/platform/errors';
import type { JobDefinition } from '@/lib/platform/job';
import { log } from '@/lib/platform/log';
import { announceInstants } from './commands/announce-instants';
import { completeUpgrade } from './commands/complete-upgrade';
import { composeNotices, NOTICE_MAIL } from './commands/compose-notices';
import { endPortalSessions } from './commands/end-portal-sessions';
import { recheckNotice } from './commands/recheck-notice';
import { sendNotices } from './commands/send-notices';
import { startUpgrade } from './commands/start-upgrade';
import { tellOfOverrun } from './commands/tell-of-overrun';
import { listSettledGroups, listUntold } from './data/notice-groups';
import { listDueNotices } from './data/notices';
import { listRunning, listUntoldOverruns } from './data/running';
import { dueReport } from './rules/runner';

const asProduct = (clock: Clock, requestId: string): CommandContext => ({
  actor: systemActor,
  clock,
  requestId,
});

/** One upgrade's trouble is logged and does not stop the others; the next run tries again. */
async function each<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  for (const item of items) {
    try {
      await work(item);
    } catch (error) {
      if (!(error instanceof AppError)) log.error({ error, item }, 'upgrades.job_failed');
    }
  }
}

/** Plays the upgrade runner (the demo): reports the start when it is due and the end around the expected one. */
async function runUpgrades(now: Date, ctx: CommandContext): Promise<void> {
  if (env().UPGRADE_RUNNER !== 'automatic') return;
  await each(await listRunning(now), async (upgrade) => {
    const { accountNumber } = upgrade;
    const report = dueReport(upgrade, now);
    if (report === 'start') await startUpgrade(ctx, { accountNumber });
    if (report === 'complete') await completeUpgrade(ctx, { accountNumber });
  });
}

/** Mails that are asked again whether they are true when they go out. */
export const mailRechecks: Readonly<Record<string, MailRecheck>> = { [NOTICE_MAIL]: recheckNotice };

export const jobs: readonly JobDefinition[] = [
  {
    name: 'upgrades.tell-changes',
    everySeconds: 2,
    handler: async (_, { clock, jobId }) =>
      each(await listUntold(), (untold) => sendNotices(asProduct(clock, jobId), untold)),
  },
  {
    name: 'upgrades.compose-notices',
    everySeconds: 2,
    handler: async (_, { now, clock, jobId }) =>
      each(await listSettledGroups(now), (group) => composeNotices(asProduct(clock, jobId), group)),
  },
  {
    name: 'upgrades.climb-ladder',
    everySeconds: 20,
    handler: async (_, { now, clock, jobId }) =>
      each(await listDueNotices(now), (due) => sendNotices(asProduct(clock, jobId), due)),
  },
  {
    name: 'upgrades.run-upgrades',
    everySeconds: 2,
    handler: async (_, { now, clock, jobId }) => runUpgrades(now, asProduct(clock, jobId)),
  },
  {
    name: 'upgrades.announce-instants',
    everySeconds: 1,
    handler: async (_, { clock, jobId }) => {
      await announceInstants(asProduct(clock, jobId), {});
    },
  },
  {
    name: 'upgrades.tell-of-overruns',
    everySeconds: 10,
    handler: async (_, { now, clock, jobId }) =>
      each(await listUntoldOverruns(now), (overrun) => tellOfOverrun(asProduct(clock, jobId), overrun)),
  },
  {
    name: 'upgrades.end-portal-sessions',
    everySeconds: 5,
    handler: async (_, { clock, jobId }) => {
      await endPortalSessions(asProduct(clock, jobId), {});
    },
  },
];
