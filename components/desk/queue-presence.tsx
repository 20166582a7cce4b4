'use client';

import { useEffect } from 'react';
import { listen } from '@/components/platform/live-stream';
import type { Present } from '@/lib/desk/types';
import { presentInWords } from './presence-words';
import { markRows } from './queue-rows';

const ASK_MS = 20_000;
const GATHER_MS = 1_000;

/** Marks the rows of cases that a colleague has open. Asked for after the page is there: it costs the queue nothing. */
export function QueuePresence() {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const ask = async () => {
      const answer = document.hidden ? null : await fetch('/api/presence').catch(() => null);
      if (isOver) return;
      if (answer?.ok) {
        const present = (await answer.json()) as Present[];
        const numbers = [...new Set(present.map(({ number }) => number))];
        const words = numbers.map(
          (number) => [number, presentInWords(present.filter((each) => each.number === number))] as const,
        );
        markRows(new Map(words));
      }
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), ASK_MS);
    };
    void ask();
    const stop = listen(['desk'], ({ kind }) => {
      if (kind !== 'presence') return;
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), GATHER_MS);
    });
    return () => {
      isOver = true;
      stop();
      clearTimeout(timer);
    };
  }, []);
  return null;
}
