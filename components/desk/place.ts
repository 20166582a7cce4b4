import { besideHref } from './beside';
import { hasRoom } from './split-choice';

/** Where in the queue the agent left off, for this tab only; a tab without storage starts at the top. */
const KEY = 'desk:place';

export type Place = {
  search: string;
  number: number;
  index: number;
  /** The case was opened whole from beside the queue. */
  isBeside?: boolean;
};

export function keepPlace(place: Place): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(place));
  } catch {
    // Storage can be switched off; then the way back leads to the top of the queue.
  }
}

export function lastPlace(): Place | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Place | null;
  } catch {
    return null;
  }
}

/** The queue as it was left; the mark says that somebody comes back to a row. */
export function wayBack(): string {
  const place = lastPlace();
  if (place?.isBeside && hasRoom()) return besideHref(place.search, place.number, '#back');
  return `/desk${place?.search ?? ''}#back`;
}
