'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useTransition } from 'react';
import { listen } from './live-stream';

const GATHER_MS = 150;

type Props = {
  topics: readonly string[];
  /** How long changes are gathered into one question; a page of many events asks once a second or so. */
  gatherMs?: number;
  /** Asks for less than the whole page. */
  ask?: () => void | Promise<void>;
};

/** Asks the server for the page again when something it shows has changed. Renders nothing. */
export function LiveRefresh({ topics, gatherMs = GATHER_MS, ask: askFor }: Props) {
  const router = useRouter();
  const joined = topics.join(',');
  const [isAsking, startAsking] = useTransition();
  const isBusy = useRef(false);
  useEffect(() => {
    isBusy.current = isAsking;
  }, [isAsking]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isDue = false;
    // A burst of changes costs one question; a page that nobody looks at asks when somebody does.
    const ask = () => {
      timer = undefined;
      if (!isDue || document.hidden) return;
      // An answer that takes longer than changes take to come is waited for: questions never pile up.
      if (isBusy.current) {
        timer = setTimeout(ask, gatherMs);
        return;
      }
      isDue = false;
      startAsking(askFor ?? (() => router.refresh()));
    };
    const stop = listen(joined.split(','), ({ kind }) => {
      if (kind === 'lockout' || kind === 'presence' || (kind === 'inbox' && joined !== 'inbox')) return;
      isDue = true;
      timer ??= setTimeout(ask, gatherMs);
    });
    document.addEventListener('visibilitychange', ask);
    return () => {
      stop();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, [joined, gatherMs, askFor, router]);
  return null;
}
