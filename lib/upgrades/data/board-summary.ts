import 'server-only';
import type { AccountScope } from '@/lib/platform/actor';
import { db, type Tx } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import { type BoardDay, type BoardEdge, SLOT_MINUTES, slotsIn } from '../rules/board';
import { BOARD_PARTS, type BoardPart, type Phase } from '../types';
import { type BoardQuery, inScope, matching, phaseIn, rankIn, windowsOfDay } from './board-query';

export type BoardSummary = {
  byPhase: Partial<Record<Phase, number>>;
  byPart: Partial<Record<BoardPart, number>>;
  edges: BoardEdge[];
  /** The next instant (UTC) at which time alone changes a phase. */
  nextChangeAt: Date | null;
};

type Row = BoardEdge & { rank: number; nextChangeAt: Date | null };

/**
 * A day's windows counted by phase and part, and when they open and close, for the picture. However many windows there are,
 * it answers at most a few rows for each quarter of an hour and phase.
 */
export async function summarizeBoard(
  scope: AccountScope,
  day: BoardDay,
  query: BoardQuery,
  now: Date,
  tx: Pick<Tx, '$queryRaw'> = db,
): Promise<BoardSummary> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT r.phase, r.rank, e.slot, sum(e.opened)::int AS opened, sum(e.closed)::int AS closed,
      min(CASE r.phase WHEN 'SCHEDULED' THEN r.lockout_starts_at WHEN 'LOCKED_OUT' THEN r.upgrade_starts_at
        WHEN 'UPGRADING' THEN r.expected_end_at END) AS "nextChangeAt"
    FROM (
      SELECT p.*, ${rankIn(now)} AS rank FROM (
        SELECT d.*, ${phaseIn(now)} AS phase
        FROM ${windowsOfDay(day, now)} d JOIN accounts a ON a.number = d.account_number
        WHERE ${inScope(scope)} AND ${matching(query)}
      ) p
    ) r
    CROSS JOIN LATERAL (VALUES
      (${slotOf(Prisma.sql`r.lockout_starts_at`, day)}, 1, 0),
      (${slotOf(Prisma.sql`r.ends_at - interval '1 millisecond'`, day)} + 1, 0, 1)
    ) AS e (slot, opened, closed)
    GROUP BY r.phase, r.rank, e.slot`;
  return summaryOf(rows);
}

const slotOf = (at: Prisma.Sql, day: BoardDay): Prisma.Sql => Prisma.sql`
  least(greatest(floor(extract(epoch FROM (${at} - ${day.from}::timestamptz)) / ${SLOT_MINUTES * 60}::int), 0),
    ${slotsIn(day) - 1}::int)::int`;

function summaryOf(rows: readonly Row[]): BoardSummary {
  const summary: BoardSummary = { byPhase: {}, byPart: {}, edges: [], nextChangeAt: null };
  for (const { rank, nextChangeAt, ...edge } of rows) {
    const part = BOARD_PARTS[rank] ?? 'LATER';
    summary.byPhase[edge.phase] = (summary.byPhase[edge.phase] ?? 0) + edge.opened;
    summary.byPart[part] = (summary.byPart[part] ?? 0) + edge.opened;
    summary.edges.push(edge);
    if (nextChangeAt && (!summary.nextChangeAt || nextChangeAt < summary.nextChangeAt))
      summary.nextChangeAt = nextChangeAt;
  }
  return summary;
}

const MOST_WAVES = 200;

/** The waves that have a window on a day, by name. */
export async function listWavesOfDay(
  scope: AccountScope,
  day: BoardDay,
  now: Date,
  tx: Pick<Tx, '$queryRaw'> = db,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ wave: string }[]>`
    SELECT DISTINCT d.wave FROM ${windowsOfDay(day, now)} d
    WHERE d.wave IS NOT NULL AND ${inScope(scope)} ORDER BY d.wave LIMIT ${MOST_WAVES}`;
  return rows.map(({ wave }) => wave);
}
