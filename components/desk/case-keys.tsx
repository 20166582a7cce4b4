'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { KeySheet } from './key-sheet';
import { commandKey, softClick } from './keyboard';
import { wayBack } from './place';

const press = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();

/** The keys of a case: reply, note, claim, and back to the row it was opened from. */
export function CaseKeys() {
  const router = useRouter();
  const [sheet, setSheet] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const go = (href: string) => router.push(href === '/desk' ? wayBack() : href);
    const commands: Record<string, (() => void) | undefined> = {
      r: () => press('#write-reply'),
      n: () => press('#write-note'),
      c: () => press('#steps button[value=claim]'),
      '/': () => go('/desk#search'),
      '?': () => setSheet(true),
    };
    const onKey = (event: KeyboardEvent) => {
      const key = commandKey(event);
      const command = key === 'Escape' ? () => go('/desk') : commands[key ?? ''];
      if (!command) return;
      event.preventDefault();
      command();
    };
    document.addEventListener('keydown', onKey, { signal });
    document.addEventListener('click', (event) => softClick(event, go), { signal });
    return () => stop.abort();
  }, [router]);
  return sheet ? <KeySheet onClose={() => setSheet(false)} /> : null;
}
