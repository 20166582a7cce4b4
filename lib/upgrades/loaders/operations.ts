import 'server-only';
import { listMembers } from '@/lib/accounts/data/accounts';
import type { Person } from '@/lib/platform/actor';
import { systemClock } from '@/lib/platform/clock';
import { Invalid } from '@/lib/platform/errors';
import { readReporters } from '../data/attempts';
import { listBoard } from '../data/board';
import type { BoardQuery } from '../data/board-query';
import { listWavesOfDay, summarizeBoard } from '../data/board-summary';
import { listBooked } from '../data/booked';
import { readNoticeRules } from '../data/notice-rules';
import { loadAccount } from '../loaders';
import { boardDay, densityOf, slotsIn, stretchOf } from '../rules/board';
import { rungsOf } from '../rules/ladder';
import { phaseOf } from '../rules/phase';
import { wallTimeOf } from '../rules/wall-time';
import { DEFAULT_DURATION_MINUTES, DEFAULT_LEAD_MINUTES } from '../rules/window';
import type { UpgradeRecord } from '../types';

const DAY_MS = 86_400_000;
const SUGGESTED_DAYS_AHEAD = 14;

/**
 * What the form begins with: the date there is, or two weeks ahead at ten in the evening of the account's zone. After a
 * failure the hour, the minutes and the wave are those of the attempt that failed.
 */
function draftFor(upgrade: UpgradeRecord | null, zone: string, now: Date) {
  const phase = phaseOf(upgrade, now);
  const earlier = phase === 'SCHEDULED' || phase === 'FAILED' ? upgrade : null;
  const before = earlier && wallTimeOf(earlier.upgradeStartsAt, zone);
  const day = wallTimeOf(new Date(now.getTime() + SUGGESTED_DAYS_AHEAD * DAY_MS), zone).date;
  return {
    date: before && phase === 'SCHEDULED' ? before.date : day,
    time: before?.time ?? '22:00',
    zone,
    lead: String(earlier?.lockoutLeadMinutes ?? DEFAULT_LEAD_MINUTES),
    duration: String(earlier?.durationMinutes ?? DEFAULT_DURATION_MINUTES),
    wave: earlier?.wave ?? '',
  };
}

/** The account for operations: as its page, with whom a change concerns and what else is closed in its region. */
export async function loadAccountForOperations(person: Person, segment: string) {
  const loaded = await loadAccount(person, segment);
  const { account, upgrade, now } = loaded;
  const [members, booked, reporters, rules] = await Promise.all([
    listMembers(person.scope, account.number),
    listBooked(person.scope, account, now),
    upgrade && readReporters(upgrade.id),
    readNoticeRules(),
  ]);
  const ladder = rungsOf(rules);
  return { ...loaded, members, booked, reporters, ladder, draft: draftFor(upgrade, account.timeZone, now) };
}

/** The zones a day can be shown in: the reader's own, then those of the regions and UTC. */
const boardZones = (own: string) => [
  ...new Set([own, 'America/Los_Angeles', 'Europe/London', 'Asia/Singapore', 'UTC']),
];

export type AskedBoard = BoardQuery & { day?: string | undefined; zone?: string | undefined };

/** The board of a day: its windows counted, when they are closed, and a page of them; a strange cursor is left out. */
export async function loadBoard(person: Person, { day: asked, zone: wanted, ...query }: AskedBoard) {
  const now = systemClock.now();
  const zones = boardZones(person.timeZone);
  const zone = zones.find((known) => known === wanted) ?? person.timeZone;
  const day = boardDay(asked, zone, now);
  const page = listBoard(person.scope, day, query, now).catch((error: unknown) => {
    if (!(error instanceof Invalid)) throw error;
    return listBoard(person.scope, day, { ...query, cursor: undefined }, now);
  });
  const [{ data: rows, nextCursor }, summary, waves] = await Promise.all([
    page,
    summarizeBoard(person.scope, day, query, now),
    listWavesOfDay(person.scope, day, now),
  ]);
  const slots = densityOf(summary.edges, day.from, slotsIn(day));
  const { first, end } = stretchOf(slots, now);
  const stretch = {
    slots: slots.slice(first, end),
    from: slots[first]?.at ?? day.from,
    to: slots[end]?.at ?? day.to,
  };
  return { now, zone, zones, day, rows, nextCursor, waves, stretch, ...summary };
}
