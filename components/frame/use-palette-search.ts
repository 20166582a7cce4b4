'use client';

import { useEffect, useState } from 'react';
import type { PaletteAnswer } from '@/lib/cases/rules/marks';

const PAUSE_MS = 150;
const NOTHING: PaletteAnswer = { cases: [], accounts: [], people: [], isCut: false };

type Searched = { of: string; answer: PaletteAnswer; failure: string };

/**
 * Asks the server once typing pauses; an answer to earlier words is dropped. What was found before stays until the next
 * answer, so that nothing jumps between two letters.
 */
export function usePaletteSearch(typed: string): {
  answer: PaletteAnswer;
  /** What the answer is to. */
  of: string;
  failure: string;
  isAsking: boolean;
} {
  const q = typed.trim();
  const [searched, setSearched] = useState<Searched>({ of: '', answer: NOTHING, failure: '' });
  useEffect(() => {
    if (q === '') return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const found = await ask(q, stop.signal);
      if (!stop.signal.aborted) setSearched({ of: q, ...found });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [q]);
  if (q === '') return { answer: NOTHING, of: '', failure: '', isAsking: false };
  return { answer: searched.answer, of: searched.of, failure: searched.failure, isAsking: searched.of !== q };
}

async function ask(q: string, signal: AbortSignal): Promise<Omit<Searched, 'of'>> {
  try {
    const response = await fetch(`/search?q=${encodeURIComponent(q)}`, { signal });
    if (response.ok) return { answer: (await response.json()) as PaletteAnswer, failure: '' };
    if (response.status === 401)
      return { answer: NOTHING, failure: 'You are signed out. Load the page again to sign in.' };
  } catch {
    // Told below, unless newer words were typed.
  }
  return { answer: NOTHING, failure: 'The search got no answer. Nothing is lost; type on to try again.' };
}
