import 'server-only';
import { defaultZoneOf } from '@/lib/accounts/rules';
import { Prisma } from '@/lib/platform/generated/client';
import { nightOf } from '../rules/night';
import type { WaveTerms } from '../types';

/** Waves as rows (`w`) with what SQL cannot work out: the instants of their nights and the zone of their region. */
export function nightsOf(waves: readonly WaveTerms[]): Prisma.Sql {
  const rows = waves.map((wave) => {
    const { opensAt, closesAt } = nightOf(wave);
    const zone = defaultZoneOf(wave.region);
    return { id: wave.id, opens: opensAt, closes: closesAt, zone, capacity: wave.capacityPerHour };
  });
  return Prisma.sql`json_to_recordset(${JSON.stringify(rows)}::json)
    AS w (id uuid, opens timestamptz, closes timestamptz, zone text, capacity int)`;
}

/** What the nth hour of the night (`w`) takes: the last one its share, as `rules/night` says it. */
export const hourShare = (nth: Prisma.Sql) => Prisma.sql`greatest(1, floor(w.capacity
  * least(3600, extract(epoch FROM w.closes - w.opens) - ${nth} * 3600) / 3600))`;

/** Whether the lockout of an upgrade (`u`) lies partly outside the night (`w`). */
export const isOutside = Prisma.sql`(u.lockout_starts_at < w.opens OR u.expected_end_at > w.closes)`;

/** Whether an upgrade (`u`) of an account (`a`) touches a freeze: the rule of `rules/freezes`, said in SQL. */
export const isFrozen = Prisma.sql`EXISTS (
  SELECT 1 FROM freezes f
  CROSS JOIN LATERAL (SELECT CASE WHEN f.scope = 'REGION' THEN w.zone ELSE a.time_zone END AS name) z
  WHERE f.ended_at IS NULL
    AND (f.scope = 'GLOBAL' OR (f.scope = 'REGION' AND f.region = a.region)
      OR (f.scope = 'ACCOUNT' AND f.account_number = a.number))
    AND f.first_day <= ((u.expected_end_at - interval '1 millisecond') AT TIME ZONE z.name)::date
    AND f.last_day >= (u.lockout_starts_at AT TIME ZONE z.name)::date)`;
