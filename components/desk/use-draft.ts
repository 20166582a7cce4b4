'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { newSendKey, type SendKey } from '@/components/cases/send-key';

const storage = {
  read(name: string): string {
    try {
      return sessionStorage.getItem(name) ?? '';
    } catch {
      return '';
    }
  },
  write(name: string, value: string): void {
    try {
      if (value) sessionStorage.setItem(name, value);
      else sessionStorage.removeItem(name);
    } catch {
      // Without storage it lives as long as the page.
    }
  },
};

type Draft = { text: string; write: (text: string) => void; key: SendKey };

/**
 * Text that survives a reload of this tab, for who wrote it, with the key it is sent under: sent again after a lost answer
 * it is said once. The next person to sign in here finds neither. The server and the first render know nothing of it.
 */
export function useDraft(person: string, name: string): Draft {
  const place = `draft:${person}:${name}`;
  const [text, setText] = useState('');
  const sentUnder = useRef('');
  useEffect(() => {
    sentUnder.current = storage.read(`${place}:key`);
    setText((typed) => typed || storage.read(place));
  }, [place]);
  const key = useMemo(() => {
    const keep = (value: string) => {
      sentUnder.current = value;
      storage.write(`${place}:key`, value);
      return value;
    };
    return { take: () => keep(sentUnder.current || newSendKey()), drop: () => void keep('') };
  }, [place]);
  return {
    text,
    write: (next) => {
      setText(next);
      storage.write(place, next);
    },
    key,
  };
}
