'use client';

import { useState } from 'react';

/** One step that somebody took, by its place in the order of steps. */
export type ChangeLine = readonly [id: number, words: string];

export type Seen = {
  /** The version that the person has seen, which goes along with what they send. */
  version: number;
  /** What others did since, in words; null while the person is up to date. */
  changes: string | null;
  catchUp: () => void;
};

/**
 * What the person has seen of a thing that others change, too: it follows the thing until they are at something, then stays until they have read
 * what others did meanwhile.
 */
export function useSeen(version: number, lines: readonly ChangeLine[], isAtIt: boolean): Seen {
  const last = lines.at(-1)?.[0] ?? 0;
  const [seen, setSeen] = useState({ version, last });
  if (!isAtIt && seen.version !== version) setSeen({ version, last });
  const since = lines.filter(([id]) => id > seen.last).map(([, words]) => words);
  return {
    version: seen.version,
    changes: seen.version === version ? null : since.join('; ') || 'somebody changed it',
    catchUp: () => setSeen({ version, last }),
  };
}
