import 'server-only';
import { cursorOf, isInstantKey, keysOf } from '@/lib/accounts/rules';
import type { KeysetPage } from '@/lib/accounts/types';
import { db, type Tx } from '@/lib/platform/db';
import { Invalid } from '@/lib/platform/errors';
import { Prisma } from '@/lib/platform/generated/client';
import { phaseOf } from '@/lib/upgrades/rules/phase';
import type { UpgradeFacts } from '@/lib/upgrades/types';
import { hoursOf } from '../rules/night';
import type { NightHour, WaveAccount, WaveRecord } from '../types';
import { readHeld } from './plan-facts';
import { isFrozen, isOutside, nightsOf } from './standing';

type Row = Omit<WaveAccount, 'phase'> & UpgradeFacts;
type Query = { cursor?: string | undefined; limit?: number | undefined };

function afterPosition(cursor: string | undefined): Prisma.Sql {
  if (cursor === undefined) return Prisma.sql`true`;
  const [at, number] = keysOf(cursor, 2) ?? [];
  if (!isInstantKey(at) || typeof number !== 'number' || Math.abs(number) > 2_147_483_647)
    throw Invalid.field('cursor', 'Use the nextCursor of the page before.');
  return Prisma.sql`(u.upgrade_starts_at, u.account_number) > (${new Date(at)}::timestamptz, ${number}::int)`;
}

/**
 * The accounts of a wave by their time, a page at a time, with what has stopped fitting.
 * @throws Invalid for a cursor that is not one of ours
 */
export async function listWaveAccounts(
  wave: WaveRecord,
  { cursor, limit = 50 }: Query,
  now: Date,
  tx: Pick<Tx, '$queryRaw'> = db,
): Promise<KeysetPage<WaveAccount>> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT a.number, a.name, a.time_zone AS "timeZone", u.version, u.lockout_starts_at AS "lockoutStartsAt",
      u.upgrade_starts_at AS "upgradeStartsAt", u.expected_end_at AS "expectedEndAt", u.started_at AS "startedAt",
      u.completed_at AS "completedAt", u.failed_at AS "failedAt", ${isOutside} AS "isOutside",
      ${isFrozen} AS "isFrozen",
      (SELECT count(*) FROM memberships m JOIN users x ON x.id = m.user_id AND x.disabled_at IS NULL
        WHERE m.account_number = a.number)::int AS admins
    FROM ${nightsOf([wave])} JOIN upgrades u ON u.wave_id = w.id AND u.current
    JOIN accounts a ON a.number = u.account_number
    WHERE u.wave_id = ${wave.id}::uuid AND ${afterPosition(cursor)}
    ORDER BY u.upgrade_starts_at, u.account_number LIMIT ${limit + 1}`;
  const data = rows.slice(0, limit).map(({ startedAt, completedAt, failedAt, ...row }) => ({
    ...row,
    phase: phaseOf({ ...row, startedAt, completedAt, failedAt }, now),
  }));
  const last = data.at(-1);
  return {
    data,
    nextCursor: rows.length > limit && last ? cursorOf(last.upgradeStartsAt.getTime(), last.number) : null,
  };
}

/** The wave's hours with what they hold, and what a run has yet to give out. */
export async function readNight(wave: WaveRecord, tx: Pick<Tx, '$queryRaw'> = db): Promise<NightHour[]> {
  return hoursOf(wave, await readHeld(tx, wave, { except: [], countsPending: true }));
}
