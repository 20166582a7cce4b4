import { formatDate, formatTime, formatWindow, zoneName } from '@/components/ui/time';
import type { FrozenDays } from '@/components/upgrades/dry-run';
import { regionNames } from '@/components/upgrades/words';
import { defaultZoneOf } from '@/lib/accounts/rules';
import type { Frozen } from '@/lib/waves/rules/freezes';
import { nightOf } from '@/lib/waves/rules/night';
import type { ConflictCode, FreezeRecord, WaveTerms } from '@/lib/waves/types';

type Night = Pick<WaveTerms, 'region' | 'day' | 'opensAt' | 'closesAt'>;

/** "Tue 1 Dec, 22:00 – Wed 2 Dec, 04:00 Pacific". */
export function nightWords(wave: Night, now: Date): string {
  const { opensAt, closesAt } = nightOf(wave);
  return formatWindow(opensAt, closesAt, defaultZoneOf(wave.region), now);
}

export const dayWords = (wave: Night, now: Date): string =>
  formatDate(nightOf(wave).opensAt, defaultZoneOf(wave.region), now);

/** "22:00–04:00 Pacific": the hours as they were set. */
export const hoursWords = ({ region, opensAt, closesAt }: Night): string =>
  `${opensAt}–${closesAt} ${zoneName(defaultZoneOf(region))}`;

export const clockWords = (at: Date, region: Night['region']): string =>
  formatTime(at, defaultZoneOf(region));

export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;

export const conflictWords: Record<ConflictCode, string> = {
  bad_line: 'Line cannot be read',
  unknown_account: 'Unknown number',
  wrong_region: 'Another region',
  already_upgraded: 'On X Series already',
  already_scheduled: 'Scheduled already',
  upgrade_under_way: 'Upgrade under way',
  not_in_wave: 'Not in this wave',
  overlapping_window: 'Overlapping window',
  outside_hours: 'Outside the hours',
  freeze_day: 'Freeze day',
  too_late: 'Too late to give notice',
  capacity_full: 'Capacity full',
};

/** Days of a calendar are no instants: read and written in UTC, they stay the same day everywhere. */
const day = (text: string, now: Date) => formatDate(new Date(`${text}T12:00:00Z`), 'UTC', now);

export function freezeDays({ firstDay, lastDay }: FreezeRecord, now: Date): string {
  return firstDay === lastDay ? day(firstDay, now) : `${day(firstDay, now)} – ${day(lastDay, now)}`;
}

/** A freeze as the dry run of one account names it: "Tue 1 Dec – Thu 3 Dec, Quarter end". */
export const frozenDays = ({ from, to, freeze }: Frozen, now: Date): FrozenDays => ({
  start: from.getTime(),
  end: to.getTime(),
  words: `${freezeDays(freeze, now)}, ${freeze.reason}`,
});

export function freezeWhom({ scope, region, accountNumber }: FreezeRecord): string {
  if (scope === 'ACCOUNT') return `Account ${accountNumber}`;
  return region ? regionNames[region] : 'Everybody';
}

/** "in force", "ahead", "past" or "ended" on a day of UTC; near enough for a list, plans use the account's own day. */
export function freezeState({ firstDay, lastDay, endedAt }: FreezeRecord, now: Date): FreezeState {
  const today = now.toISOString().slice(0, 10);
  if (endedAt) return 'ended';
  if (lastDay < today) return 'past';
  return firstDay <= today ? 'now' : 'ahead';
}

export type FreezeState = 'now' | 'ahead' | 'past' | 'ended';
