/**
 * What stood in a form when it was left. The page remembers it for the way back; what the server does not have yet is
 * also kept in this tab, for a reload. By person, account and form; drafts themselves are on the server.
 */
export type Place = { personId: string; account: number; form: string };
export type LeftBehind = {
  key: string;
  content: unknown;
  /** When the server last saved, as far as the form knew; epoch milliseconds, 0 for never. */
  base: number;
};

const PREFIX = 'cutover:unsaved:';
const remembered = new Map<string, LeftBehind>();

const nameOf = ({ personId, account, form }: Place) => `${PREFIX}${personId}:${account}:${form}`;

export function leaveBehind(place: Place, left: LeftBehind, isUnsaved: boolean): void {
  remembered.set(nameOf(place), left);
  try {
    if (isUnsaved) sessionStorage.setItem(nameOf(place), JSON.stringify(left));
  } catch {
    // Storage is full or forbidden: only a reload within a second of typing loses something.
  }
}

export function forgetLeft(place: Place): void {
  remembered.delete(nameOf(place));
  try {
    sessionStorage.removeItem(nameOf(place));
  } catch {
    // Nothing was kept.
  }
}

/** Takes it back; null when there is nothing newer than what the server has. What another person left is deleted unseen. */
export function takeLeft(place: Place, savedAt: number): LeftBehind | null {
  const left = remembered.get(nameOf(place)) ?? inTab(place);
  forgetLeft(place);
  return left && left.base >= savedAt ? left : null;
}

function inTab(place: Place): LeftBehind | null {
  try {
    for (const name of Object.keys(sessionStorage))
      if (name.startsWith(PREFIX) && !name.startsWith(`${PREFIX}${place.personId}:`))
        sessionStorage.removeItem(name);
    return JSON.parse(sessionStorage.getItem(nameOf(place)) ?? 'null') as LeftBehind | null;
  } catch {
    return null;
  }
}
