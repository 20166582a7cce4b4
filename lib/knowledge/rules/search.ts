import type { FaqEntry, TextPiece } from '@/lib/knowledge/types';
import { faqEntries } from './faq-entries';

const stopWords = new Set(
  'a an and are as at be by can do does for from has have how i if in is it its me my of on or our that the there this to upgrade upgraded upgrades was we what will with x series you your'.split(
    ' ',
  ),
);

const questionWeight = 6;
const keywordWeight = 4;
const answerWeight = 2;
/** Enough for any question; keeps a pasted page from costing time. */
const maxTerms = 12;

type IndexedEntry = { entry: FaqEntry; question: string[]; keywords: string[]; answer: string[] };

function words(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

const index: readonly IndexedEntry[] = faqEntries.map((entry) => ({
  entry,
  question: words(entry.question),
  keywords: words(entry.keywords.join(' ')),
  answer: words([...entry.answer, ...(entry.points ?? [])].join(' ')),
}));

/** The words of a query that tell entries apart; all of its words when none of them does. */
function queryTerms(query: string): string[] {
  const all = [...new Set(words(query))];
  const telling = all.filter((word) => !stopWords.has(word));
  return (telling.length > 0 ? telling : all).slice(0, maxTerms);
}

/** True when one insertion, deletion, substitution or swap of neighbours turns `a` into `b`. */
function isOneSlipApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}

/** 1 for the word itself, less for a beginning of it, a shared stem or one typing slip; 0 for no match. */
function closeness(term: string, word: string): number {
  if (term === word) return 1;
  if (term.length >= 2 && word.startsWith(term)) return 0.8;
  const stem = Math.max(4, Math.min(term.length, word.length) - 2);
  if (term.length > 4 && word.length > 4 && term.slice(0, stem) === word.slice(0, stem)) return 0.6;
  return term.length >= 5 && isOneSlipApart(term, word) ? 0.5 : 0;
}

function best(term: string, candidates: readonly string[]): number {
  return candidates.reduce((highest, word) => Math.max(highest, closeness(term, word)), 0);
}

function score(term: string, { question, keywords, answer }: IndexedEntry): number {
  return (
    questionWeight * best(term, question) +
    keywordWeight * best(term, keywords) +
    answerWeight * best(term, answer)
  );
}

/**
 * The entries that answer a query, best first; all of them, in order, for an empty one. Entries that match every word
 * come alone; when none does, those that match any word.
 */
export function searchFaq(query: string): readonly FaqEntry[] {
  const terms = queryTerms(query);
  if (terms.length === 0) return faqEntries;
  const scored = index
    .map((indexed) => {
      const scores = terms.map((term) => score(term, indexed));
      return {
        entry: indexed.entry,
        matched: scores.filter((value) => value > 0).length,
        total: scores.reduce((sum, value) => sum + value, 0),
      };
    })
    .filter(({ matched }) => matched > 0)
    .toSorted((a, b) => b.matched - a.matched || b.total - a.total);
  const complete = scored.filter(({ matched }) => matched === terms.length);
  return (complete.length > 0 ? complete : scored).map(({ entry }) => entry);
}

/** Splits a text into pieces so that the words the query matched can be marked. */
export function markMatches(text: string, query: string): readonly TextPiece[] {
  const terms = queryTerms(query);
  if (terms.length === 0) return [{ text, isMatch: false }];
  return text.split(/([\p{L}\p{N}]+)/u).flatMap((piece, position) => {
    if (piece === '') return [];
    const isWord = position % 2 === 1;
    return [
      {
        text: piece,
        isMatch: isWord && terms.some((term) => words(piece).some((word) => closeness(term, word) > 0)),
      },
    ];
  });
}
