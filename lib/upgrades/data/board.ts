import 'server-only';
import { cursorOf, isInstantKey, keysOf } from '@/lib/accounts/rules';
import type { KeysetPage } from '@/lib/accounts/types';
import type { AccountScope } from '@/lib/platform/actor';
import { db, type Tx } from '@/lib/platform/db';
import { Invalid } from '@/lib/platform/errors';
import { Prisma } from '@/lib/platform/generated/client';
import { type BoardDay, partOf } from '../rules/board';
import { phaseOf } from '../rules/phase';
import type { BoardRow } from '../types';
import { type BoardQuery, inScope, matching, phaseIn, rankIn, windowsOfDay } from './board-query';

const PAGE = 50;

type Row = Omit<BoardRow, 'phase' | 'part' | 'account'> & BoardRow['account'] & { rank: number };

/**
 * A page of a day's windows, what presses hardest first, then by the start of the lockout. The rows behind it are the day's
 * alone; names are looked up for the page. @throws Invalid for a cursor that is not one of ours
 */
export async function listBoard(
  scope: AccountScope,
  day: BoardDay,
  query: BoardQuery,
  now: Date,
  tx: Pick<Tx, '$queryRaw'> = db,
): Promise<KeysetPage<BoardRow>> {
  const phase = query.phase ? Prisma.sql`p.phase = ${query.phase}` : Prisma.sql`true`;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT r.id, r.version, r.wave, r.failure_reason AS "failureReason", r.lockout_starts_at AS "lockoutStartsAt",
      r.upgrade_starts_at AS "upgradeStartsAt", r.expected_end_at AS "expectedEndAt", r.started_at AS "startedAt",
      r.completed_at AS "completedAt", r.failed_at AS "failedAt", s.name AS "startedBy", e.name AS "endedBy",
      r.number, r.name, r.region, r.time_zone AS "timeZone", r.rank
    FROM (
      SELECT p.*, ${rankIn(now)} AS rank FROM (
        SELECT d.*, ${phaseIn(now)} AS phase, a.number, a.name, a.region::text AS region, a.time_zone
        FROM ${windowsOfDay(day, now)} d JOIN accounts a ON a.number = d.account_number
        WHERE ${inScope(scope)} AND ${matching(query)}
      ) p WHERE ${phase}
    ) r
    LEFT JOIN users s ON s.id = r.started_by_id LEFT JOIN users e ON e.id = r.ended_by_id
    WHERE ${after(query.cursor)}
    ORDER BY r.rank, r.lockout_starts_at, r.id
    LIMIT ${PAGE + 1}`;
  const data = rows.slice(0, PAGE).map((row) => listed(row, now));
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  return { data, nextCursor: last ? cursorOf(last.rank, last.lockoutStartsAt.getTime(), last.id) : null };
}

function listed({ number, name, region, timeZone, rank: _, ...row }: Row, now: Date): BoardRow {
  const phase = phaseOf(row, now);
  const part = partOf(phase, row.lockoutStartsAt, now);
  return { ...row, phase, part, account: { number, name, region, timeZone } };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function after(cursor: string | undefined): Prisma.Sql {
  if (cursor === undefined) return Prisma.sql`true`;
  const [rank, at, id] = keysOf(cursor, 3) ?? [];
  const isOurs = typeof rank === 'number' && isInstantKey(at) && typeof id === 'string' && UUID.test(id);
  if (!isOurs || Math.abs(rank) > 9) throw Invalid.field('cursor', 'Use the nextCursor of the page before.');
  return Prisma.sql`(r.rank, r.lockout_starts_at, r.id) > (${rank}::int, ${new Date(at)}::timestamptz, ${id}::uuid)`;
}
