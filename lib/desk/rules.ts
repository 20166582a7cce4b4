import type { Doing } from './types';

/** The name under which open pages hear that somebody came, went, or began to write. */
export const PRESENCE_CHANGED = 'presence.changed';

/** A sign counts this long, in ms; pages sign every third of it. */
export const PRESENCE_MS = 30_000;

/** Signs from this instant (UTC) on still count at `now`. */
export const presentSince = (now: Date): Date => new Date(now.getTime() - PRESENCE_MS);

type Sign = { doing: string; seenAt: Date };

/** Whether others have to hear of a sign: somebody came or does something else. Being there still is no news. */
export function isNews(before: Sign | null, doing: Doing, now: Date): boolean {
  const was = before && before.seenAt > presentSince(now) ? before.doing : 'away';
  return was !== doing;
}
