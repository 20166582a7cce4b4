'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { tickRows } from './queue-rows';

const TICK_MS = 15_000;
const STALE_MS = 20_000;

/** Lets the queue's deadlines go on, and reads it again when the browser shows it as it was kept. `now`: the server's, ms. */
export function useQueueTime(now: number): void {
  const router = useRouter();
  useEffect(() => {
    const behind = now - Date.now();
    const timer = setInterval(() => tickRows(Date.now() + behind), TICK_MS);
    return () => clearInterval(timer);
  }, [now]);

  const [shownAt] = useState(now);
  useEffect(() => {
    if (Date.now() - shownAt > STALE_MS) router.refresh();
  }, [router, shownAt]);
}
