import 'server-only';
import { type Actor, requireRole } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';

export type UpgradeWeek = {
  completed: number;
  failed: number;
  withdrawn: number;
  scheduled: number;
  running: number;
};

const NONE: UpgradeWeek = { completed: 0, failed: 0, withdrawn: 0, scheduled: 0, running: 0 };

/** What became of the upgrades whose start lies in each of these weeks; `starts` are their first instants. @throws Forbidden */
export async function getUpgradeWeeks(
  actor: Actor,
  starts: readonly Date[],
  now: Date,
): Promise<UpgradeWeek[]> {
  requireRole(actor, 'AGENT', 'LEAD', 'OPERATIONS');
  const end = new Date((starts.at(-1) ?? now).getTime() + 7 * 86_400_000);
  const rows = await db.$queryRaw<(UpgradeWeek & { week: number })[]>`
    SELECT width_bucket(upgrade_starts_at, ${[...starts]}::timestamptz[]) AS week,
      count(*) FILTER (WHERE completed_at IS NOT NULL)::int AS completed,
      count(*) FILTER (WHERE failed_at IS NOT NULL)::int AS failed,
      count(*) FILTER (WHERE withdrawn_at IS NOT NULL)::int AS withdrawn,
      count(*) FILTER (WHERE ended.no AND lockout_starts_at > ${now}::timestamptz)::int AS scheduled,
      count(*) FILTER (WHERE ended.no AND lockout_starts_at <= ${now}::timestamptz)::int AS running
    FROM upgrades, LATERAL (SELECT completed_at IS NULL AND failed_at IS NULL AND withdrawn_at IS NULL AS no) ended
    WHERE upgrade_starts_at >= ${starts[0] ?? now}::timestamptz AND upgrade_starts_at < ${end}::timestamptz
    GROUP BY 1`;
  return starts.map((_, index) => {
    const { week: __, ...found } = rows.find(({ week }) => week === index + 1) ?? { week: 0, ...NONE };
    return found;
  });
}
