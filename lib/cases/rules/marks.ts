import type { CaseStatus } from '../types';

/** Private-use characters around what was found: no text of ours holds them, and they are never markup. */
export const MARK_START = '\uE000';
export const MARK_END = '\uE001';

/** `at`: where in the text the part begins. */
export type MarkedPart = { text: string; isFound: boolean; at: number };

/** A text with marks, in parts to show as text; marks that miss their other half mark nothing beyond the next one. */
export function markedParts(marked: string): MarkedPart[] {
  const parts: MarkedPart[] = [];
  let isFound = false;
  let at = 0;
  for (const piece of marked.split(/([\uE000\uE001])/)) {
    if (piece === MARK_START) isFound = true;
    else if (piece === MARK_END) isFound = false;
    else if (piece !== '') parts.push({ text: piece, isFound, at });
    at += piece.length;
  }
  return parts;
}

/** The texts of a case that a list shows, with marks; `said` is a few words around what only its messages hold. */
export type Marks = { subject: string; accountName: string; said: string | null };

const foundIn = (marked: string) =>
  markedParts(marked)
    .filter(({ isFound }) => isFound)
    .map(({ text }) => text.toLowerCase());

/** The excerpt where it says more than what stands above it: a word that was found and that the others do not hold. */
export function tellingExcerpt(excerpt: string, ...above: readonly string[]): string | null {
  const known = new Set(above.flatMap(foundIn));
  return foundIn(excerpt).some((word) => !known.has(word)) ? excerpt : null;
}

/** A case that was searched for; `subject` and `said` carry marks. */
export type FoundCase = {
  number: number;
  accountName: string;
  status: CaseStatus;
  subject: string;
  /** A few words around what was found, when it is not in the subject. */
  said: string | null;
};

/** What the palette lists for the words typed. */
export type PaletteAnswer = {
  cases: (FoundCase & { href: string })[];
  accounts: { number: number; name: string; href: string }[];
  people: { name: string; email: string; href: string }[];
  /** The words are common: cases older than the newest of them may hold them, too. */
  isCut: boolean;
};
