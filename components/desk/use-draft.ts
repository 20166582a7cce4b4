'use client';

import { useEffect, useState } from 'react';

/**
 * Text that survives a reload of this tab, for who wrote it: the next person to sign in here does not find it. The server and
 * the first render know nothing of it.
 */
export function useDraft(person: string, name: string): [string, (text: string) => void] {
  const key = `draft:${person}:${name}`;
  const [text, setText] = useState('');
  useEffect(() => {
    try {
      setText((typed) => typed || (sessionStorage.getItem(key) ?? ''));
    } catch {
      // Without storage the text lives as long as the page.
    }
  }, [key]);
  return [
    text,
    (next) => {
      setText(next);
      try {
        if (next) sessionStorage.setItem(key, next);
        else sessionStorage.removeItem(key);
      } catch {
        // As above.
      }
    },
  ];
}
