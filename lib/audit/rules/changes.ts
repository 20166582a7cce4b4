/** One field of a change, as text; null where there was, or is, nothing. */
export type Change = { field: string; before: string | null; after: string | null };

const MOST_CHARACTERS = 300;

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}

/** `userAdministration` as a person reads it: "User administration". */
function wordsOf(key: string): string {
  const words = key
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * What differs between the two sides of an audit row, field by field; what stayed is left out. Long values are cut at 300
 * characters; the exported file has them whole. Pure; values are JSON, times in it are ISO 8601 in UTC.
 */
export function changesOf(before: unknown, after: unknown): Change[] {
  const sides = [before, after].map((side) =>
    isFields(side) || side == null ? (side ?? {}) : { value: side },
  );
  const [was, is] = sides as [Record<string, unknown>, Record<string, unknown>];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((key) => {
    if (JSON.stringify(was[key]) === JSON.stringify(is[key])) return [];
    const change = { field: wordsOf(key), before: textOf(was[key]), after: textOf(is[key]) };
    return change.before === null && change.after === null ? [] : [change];
  });
}
