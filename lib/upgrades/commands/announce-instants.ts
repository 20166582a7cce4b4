import 'server-only';
import { requireRole } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import { upgradeEvent } from '../rules/events';
import { announceInstantsInput } from '../schema';
import type { UpgradeFacts } from '../types';

const BATCH = 200;
/** What is longer ago was told by whoever ran then, or was imported as history. */
const DAYS_BACK = 7;
const DAY_MS = 86_400_000;

const eventOf = {
  LOCKOUT_STARTED: 'upgrade.lockout_started',
  DUE: 'upgrade.due',
  OVERRUNNING: 'upgrade.overrunning',
} as const;

type Reached = UpgradeFacts & {
  id: string;
  accountNumber: number;
  scheduleVersion: number;
  wave: string | null;
  step: keyof typeof eventOf;
};

/**
 * Tells the world of the instants that come by time alone: a lockout's start, the planned start, an expected end that passed.
 * Once for each schedule version, however often it runs; late when no worker ran, but never with another time than the true
 * one, and only of what really came to pass: an end reported before the instant means that it never did.
 */
export const announceInstants = command({
  name: 'upgrade.instants_announced',
  input: announceInstantsInput,
  async run({ tx, actor, now }) {
    requireRole(actor, 'OPERATIONS');
    const oldest = new Date(now.getTime() - DAYS_BACK * DAY_MS);
    const reached = await tx.$queryRaw<Reached[]>`
      WITH announced AS (
        INSERT INTO upgrade_announcements (upgrade_id, schedule_version, step, at)
        SELECT u.id, u.schedule_version, i.step::"AnnouncedStep", i.at
        FROM upgrades u CROSS JOIN LATERAL (VALUES ('LOCKOUT_STARTED', u.lockout_starts_at),
          ('DUE', u.upgrade_starts_at), ('OVERRUNNING', u.expected_end_at)) AS i (step, at)
        WHERE u.withdrawn_at IS NULL AND u.lockout_starts_at BETWEEN ${oldest}::timestamptz AND ${now}::timestamptz
          AND i.at <= ${now}::timestamptz AND i.at < coalesce(u.completed_at, u.failed_at, 'infinity')
          AND NOT EXISTS (SELECT 1 FROM upgrade_announcements a WHERE a.upgrade_id = u.id
            AND a.schedule_version = u.schedule_version AND a.step = i.step::"AnnouncedStep")
        ORDER BY i.at, u.id LIMIT ${BATCH}
        ON CONFLICT DO NOTHING
        RETURNING upgrade_id, step, at
      )
      SELECT u.id, u.account_number AS "accountNumber", u.schedule_version AS "scheduleVersion", u.wave,
        u.lockout_starts_at AS "lockoutStartsAt", u.upgrade_starts_at AS "upgradeStartsAt",
        u.expected_end_at AS "expectedEndAt", u.started_at AS "startedAt", u.completed_at AS "completedAt",
        u.failed_at AS "failedAt", a.step::text AS step
      FROM announced a JOIN upgrades u ON u.id = a.upgrade_id ORDER BY a.at, u.id, a.step`;
    return {
      result: { announced: reached.length },
      audit: [],
      events: reached.map(({ step, ...upgrade }) => upgradeEvent(eventOf[step], upgrade)),
    };
  },
});
