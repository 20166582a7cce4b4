import type { Meaning } from '@/components/ui/meaning';
import type { ImportKind, ImportRecord, ImportState } from '@/lib/imports/types';

export const kindNames: Record<ImportKind, string> = {
  ACCOUNTS: 'Accounts',
  PEOPLE: 'Customer admins',
  DIRECTORY: 'End users',
};

export const kindHints: Record<ImportKind, string> = {
  ACCOUNTS: 'Known by account number. New ones start on Classic.',
  PEOPLE:
    'Known by email; whoever is new is invited by mail. Accounts are added to a person, never taken away.',
  DIRECTORY: 'Known by account and email.',
};

export const stateWords: Record<ImportState, { word: string; meaning: Meaning }> = {
  UPLOADING: { word: 'Uploading', meaning: 'calm' },
  CHECKING: { word: 'Checking', meaning: 'calm' },
  READY: { word: 'Waiting for you', meaning: 'attention' },
  APPLYING: { word: 'Applying', meaning: 'calm' },
  DONE: { word: 'Done', meaning: 'done' },
  CANCELLED: { word: 'Cancelled', meaning: 'calm' },
  REFUSED: { word: 'Refused', meaning: 'urgent' },
  FAILED: { word: 'Stopped', meaning: 'urgent' },
};

export const amount = (count: number) => count.toLocaleString('en');
const rows = (count: number) => `${amount(count)} ${count === 1 ? 'row' : 'rows'}`;

/** How far the present step has come; null when none is under way. */
export function progressOf(one: ImportRecord): { value: number; max: number; label: string } | null {
  const good = one.createCount + one.changeCount + one.sameCount;
  if (one.state === 'CHECKING') {
    const value = good + one.badCount;
    return { value, max: one.rowCount, label: `${amount(value)} of ${rows(one.rowCount)} checked` };
  }
  if (one.state !== 'APPLYING') return null;
  const value = one.createdCount + one.changedCount + one.keptCount + one.failedCount;
  return { value, max: good, label: `${amount(value)} of ${rows(good)} applied` };
}

/** What an import came to, or would, in one line. */
export function resultOf(one: ImportRecord): string {
  if (one.state === 'REFUSED') return one.problem ?? '';
  if (one.state === 'UPLOADING' || one.state === 'CHECKING') return '';
  if (one.state === 'FAILED' && one.appliedBy === null) return 'Nothing was changed';
  const isApplied = one.state !== 'READY';
  const leftOut = one.badCount + one.failedCount;
  const parts: [number, string][] = isApplied
    ? [
        [one.createdCount, 'created'],
        [one.changedCount, 'changed'],
        [one.keptCount, 'unchanged'],
        [leftOut, 'left out'],
      ]
    : [
        [one.createCount, 'to create'],
        [one.changeCount, 'to change'],
        [one.sameCount, 'unchanged'],
        [one.badCount, 'not valid'],
      ];
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${amount(count)} ${word}`);
  return said.length > 0 ? said.join(', ') : 'Nothing was applied';
}

/** The lead of an import's page: what happened, and what happens next. */
export function leadOf(one: ImportRecord): string {
  const good = one.createCount + one.changeCount;
  const left = one.createdCount + one.changedCount;
  const words: Record<ImportState, string> = {
    UPLOADING: 'The file is on its way. Nothing has been changed.',
    CHECKING: 'Each row is compared with what there is. Nothing has been changed.',
    READY:
      good > 0
        ? 'Nothing has been changed yet. Read what would happen, then go ahead.'
        : 'No row of this file would change anything.',
    APPLYING: 'You can leave this page; the import goes on.',
    DONE: `The import is complete: ${resultOf(one)}.`,
    CANCELLED:
      left > 0
        ? `Cancelled after ${rows(left)} had been applied. These stay as they are now.`
        : 'Cancelled. Nothing was changed.',
    REFUSED: 'The file could not be read. Nothing was changed.',
    FAILED: 'It stopped by itself. Resume it, and it goes on where it stopped.',
  };
  return words[one.state];
}

export const goAheadWords = (one: ImportRecord): string => {
  const good = one.createCount + one.changeCount;
  return one.badCount > 0
    ? `Go ahead with the ${good === 1 ? 'good row' : `${amount(good)} good rows`}`
    : `Apply ${rows(good)}`;
};
