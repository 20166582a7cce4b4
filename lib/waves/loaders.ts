import 'server-only';
import { notFound } from 'next/navigation';
import type { Person } from '@/lib/platform/actor';
import { systemClock } from '@/lib/platform/clock';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { freezesAhead, listFreezes } from './data/freezes';
import { listWaveAccounts, readNight } from './data/list-wave-accounts';
import { describeWave, listNextWaves, listWaves } from './data/list-waves';
import { listRefused, readProgress } from './data/runs';
import { getWave } from './data/wave-record';
import { assertMayPlan } from './policy';
import { type Frozen, freezeFinder } from './rules/freezes';
import type { PlanAccount } from './types';

const DAY_MS = 86_400_000;

/** A page that a cursor leads nowhere in begins at its first. */
async function orFirst<T>(read: (cursor?: string) => Promise<T>, cursor: string | undefined): Promise<T> {
  try {
    return await read(cursor);
  } catch (error) {
    if (error instanceof Invalid) return read();
    throw error;
  }
}

/** Waves from yesterday on, the soonest first, or the earlier ones, the latest first. A night that runs is not past. */
export async function loadWaves(person: Person, { isPast, cursor }: { isPast: boolean; cursor?: string }) {
  assertMayPlan(person);
  const now = systemClock.now();
  const yesterday = new Date(now.getTime() - DAY_MS).toISOString().slice(0, 10);
  const range = isPast ? { before: yesterday } : { from: yesterday };
  const page = await orFirst((at) => listWaves({ ...range, cursor: at }, now), cursor);
  return { now, ...page };
}

const MOST_NEXT = 3;

/** The nights under way and next on a day that operations look at; today counts from now on. */
export async function loadNextWaves(person: Person, day: { from: Date; isToday: boolean }) {
  assertMayPlan(person);
  const now = systemClock.now();
  return listNextWaves({ at: day.isToday ? now : day.from, limit: MOST_NEXT }, now);
}

/** One wave: its terms and counts, its hours, a page of its accounts, and how far its latest run is. */
export async function loadWave(person: Person, id: string, cursor?: string) {
  assertMayPlan(person);
  const now = systemClock.now();
  try {
    const record = await getWave(id);
    const [wave, hours, accounts, run] = await Promise.all([
      describeWave(record, now),
      readNight(record),
      orFirst((at) => listWaveAccounts(record, { cursor: at }, now), cursor),
      readProgress(id),
    ]);
    const refused = run && run.refused > 0 ? await listRefused(run.id) : [];
    return { now, wave, hours, accounts, run, refused };
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}

/** The days ahead on which an account must not be touched, from midnight to midnight of the zone that counts. */
export async function loadFrozenDays(
  person: Person,
  account: Pick<PlanAccount, 'number' | 'region' | 'timeZone'>,
): Promise<readonly Frozen[]> {
  assertMayPlan(person);
  const now = systemClock.now();
  return freezeFinder(await freezesAhead(account, now))(account).filter(({ to }) => to > now);
}

export async function loadFreezes(person: Person, cursor?: string) {
  assertMayPlan(person);
  const page = await orFirst((at) => listFreezes({ cursor: at }), cursor);
  return { now: systemClock.now(), ...page };
}
