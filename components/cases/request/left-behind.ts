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
  /** What was on its way to the server then, or was sent and not answered: whether it arrived, the form doesn't know. */
  sent?: unknown;
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

type Kept = { savedAt: number; content: unknown } | null;

/**
 * Takes it back; null when there is nothing newer than what the server has. What another person left is deleted unseen.
 * A draft that was saved since is older all the same when it is what this form had sent before it was left.
 */
export function takeLeft(place: Place, kept: Kept): LeftBehind | null {
  const left = remembered.get(nameOf(place)) ?? inTab(place);
  forgetLeft(place);
  if (!left || !kept || left.base >= kept.savedAt) return left;
  return left.sent !== undefined && isSame(left.sent, kept.content) ? left : null;
}

/** The same JSON, in whatever order its keys stand: the database has its own. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return one === other;
  const [mine, theirs] = [Object.entries(one), new Map(Object.entries(other))];
  return (
    mine.length === theirs.size &&
    mine.every(([name, value]) => theirs.has(name) && isSame(value, theirs.get(name)))
  );
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
