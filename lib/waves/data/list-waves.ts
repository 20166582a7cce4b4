import 'server-only';
import { cursorOf, isDayKey, keysOf } from '@/lib/accounts/rules';
import type { KeysetPage } from '@/lib/accounts/types';
import { db, type Tx } from '@/lib/platform/db';
import { Invalid } from '@/lib/platform/errors';
import { Prisma } from '@/lib/platform/generated/client';
import { inPhase } from '@/lib/upgrades/data/list-accounts';
import type { Phase } from '@/lib/upgrades/types';
import { PHASES } from '@/lib/upgrades/types';
import { capacityOf, nightOf } from '../rules/night';
import type { ListedWave, WaveRecord } from '../types';
import { hourShare, isFrozen, isOutside, nightsOf } from './standing';
import { columnOf, isUuid, waveColumns, waveFrom } from './wave-record';

export type WavesQuery = {
  /** Nights from this day on, the soonest first; `before` gives the earlier ones, the latest first. */
  from?: string | undefined;
  before?: string | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
};

type Counts = { id: string; total: number; notices: number; misfits: number; excess: number } & Partial<
  Record<Phase, number>
>;

const CURRENT = PHASES.filter((phase) => phase !== 'NOT_SCHEDULED');

/** Counts of some waves, each query on the index of a wave's current upgrades. */
async function readCounts(
  tx: Pick<Tx, '$queryRaw'>,
  waves: readonly WaveRecord[],
  now: Date,
): Promise<Map<string, Counts>> {
  if (waves.length === 0) return new Map();
  const byPhase = CURRENT.map(
    (phase) =>
      Prisma.sql`count(u.id) FILTER (WHERE ${inPhase(phase, now)})::int AS ${Prisma.raw(`"${phase}"`)}`,
  );
  const rows = await tx.$queryRaw<Counts[]>`
    SELECT w.id, count(u.id)::int AS total, ${Prisma.join(byPhase)},
      count(u.id) FILTER (WHERE ${inPhase('SCHEDULED', now)} AND (${isOutside} OR ${isFrozen}))::int AS misfits,
      coalesce((SELECT sum(greatest(h.held - ${hourShare(Prisma.sql`h.nth`)}, 0)) FROM (
        SELECT floor(extract(epoch FROM o.upgrade_starts_at - w.opens) / 3600) AS nth, count(*) AS held
        FROM upgrades o WHERE o.wave_id = w.id AND o.current
          AND o.upgrade_starts_at >= w.opens AND o.upgrade_starts_at < w.closes
        GROUP BY 1) h), 0)::int AS excess,
      (SELECT count(*) FROM upgrades o JOIN upgrade_notices n ON n.upgrade_id = o.id
        WHERE o.wave_id = w.id AND o.current)::int AS notices
    FROM ${nightsOf(waves)}
    LEFT JOIN upgrades u ON u.wave_id = w.id AND u.current
    LEFT JOIN accounts a ON a.number = u.account_number
    GROUP BY w.id, w.opens, w.closes, w.zone, w.capacity`;
  return new Map(rows.map((row) => [row.id, row]));
}

function listed(wave: WaveRecord, counts: Counts | undefined): ListedWave {
  const phases = Object.fromEntries(CURRENT.map((phase) => [phase, counts?.[phase] ?? 0]));
  return {
    ...wave,
    capacity: capacityOf(wave),
    phases,
    accounts: counts?.total ?? 0,
    noticesSent: counts?.notices ?? 0,
    conflicts: (counts?.misfits ?? 0) + (counts?.excess ?? 0),
  };
}

function positionOf(cursor: string | undefined): { day: Date; id: string } | null {
  if (cursor === undefined) return null;
  const [day, id] = keysOf(cursor, 2) ?? [];
  if (!isDayKey(day) || !isUuid(id)) throw Invalid.field('cursor', 'Use the nextCursor of the page before.');
  return { day: columnOf(day), id: String(id) };
}

/** Waves by their day. @throws Invalid for a cursor that is not one of ours */
export async function listWaves(
  { from, before, cursor, limit = 50 }: WavesQuery,
  now: Date,
  tx: Pick<Tx, '$queryRaw' | 'wave'> = db,
): Promise<KeysetPage<ListedWave>> {
  const order = before ? 'desc' : 'asc';
  const beyond = before ? 'lt' : 'gt';
  const at = positionOf(cursor);
  const rows = await tx.wave.findMany({
    where: {
      day: { ...(from ? { gte: columnOf(from) } : {}), ...(before ? { lt: columnOf(before) } : {}) },
      ...(at ? { OR: [{ day: { [beyond]: at.day } }, { day: at.day, id: { [beyond]: at.id } }] } : {}),
    },
    orderBy: [{ day: order }, { id: order }],
    take: limit + 1,
    select: waveColumns,
  });
  const waves = rows.slice(0, limit).map(waveFrom);
  const counts = await readCounts(tx, waves, now);
  const last = waves.at(-1);
  return {
    data: waves.map((wave) => listed(wave, counts.get(wave.id))),
    nextCursor: rows.length > limit && last ? cursorOf(last.day, last.id) : null,
  };
}

const DAY_MS = 86_400_000;
/** Nights of two days before an instant that are over by then are looked through, not shown. */
const MOST_LOOKED_AT = 60;

/** The nights that are open at an instant or come after it, the soonest first; only those are counted. */
export async function listNextWaves(
  { at, limit }: { at: Date; limit: number },
  now: Date,
  tx: Pick<Tx, '$queryRaw' | 'wave'> = db,
): Promise<ListedWave[]> {
  const rows = await tx.wave.findMany({
    where: { day: { gte: new Date(at.getTime() - 3 * DAY_MS) } },
    orderBy: [{ day: 'asc' }, { id: 'asc' }],
    take: MOST_LOOKED_AT,
    select: waveColumns,
  });
  const next = rows
    .map(waveFrom)
    .filter((wave) => nightOf(wave).closesAt > at)
    .sort((a, b) => nightOf(a).opensAt.getTime() - nightOf(b).opensAt.getTime())
    .slice(0, limit);
  const counts = await readCounts(tx, next, now);
  return next.map((wave) => listed(wave, counts.get(wave.id)));
}

/** One wave as the list shows it. */
export async function describeWave(
  wave: WaveRecord,
  now: Date,
  tx: Pick<Tx, '$queryRaw'> = db,
): Promise<ListedWave> {
  return listed(wave, (await readCounts(tx, [wave], now)).get(wave.id));
}
