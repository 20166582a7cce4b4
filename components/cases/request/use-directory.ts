'use client';

import { useCallback, useMemo, useState } from 'react';
import type { RequestForm } from '@/components/cases/forms/definition';
import { type Directory, directoryFor, type PickablePerson } from './people';

/** Above this the page does not know everybody (`readPickableUsers`): pickers ask, and only the server can say who is not there. */
const MOST_KNOWN = 2000;

/** The account's people as the page knows them, and those that pickers found beyond. */
export function useDirectory({ product }: RequestForm, account: number, given: readonly PickablePerson[]) {
  const [found, setFound] = useState<readonly PickablePerson[]>([]);
  const people = useMemo(() => [...given, ...found], [given, found]);
  const isWhole = given.length < MOST_KNOWN;
  const find = useCallback(
    async (words: string, signal: AbortSignal) => {
      const asked = new URLSearchParams({ account: String(account), q: words });
      const response = await fetch(`/cases/new/people?${asked}`, { signal });
      if (!response.ok) throw new Error(`The directory answered ${response.status}.`);
      const answer = (await response.json()) as PickablePerson[];
      setFound((before) => {
        const known = new Set([...given, ...before].map(({ email }) => email));
        const more = answer.filter(({ email }) => !known.has(email));
        return more.length > 0 ? [...before, ...more] : before;
      });
    },
    [account, given],
  );
  const directory = useMemo(
    (): Directory => ({ ...directoryFor(product, people), find: isWhole ? undefined : find }),
    [product, people, find, isWhole],
  );
  return { people, directory, knowsEverybody: given.length > 0 && isWhole };
}
