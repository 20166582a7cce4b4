'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { serverOffset } from '@/components/ui/ticker';

type Props = {
  /** The instant (milliseconds) at which the page is another one by time alone; null when none is known. */
  at: number | null;
  /** The server's time when the page was rendered, in milliseconds. */
  now: number;
};

const LONGEST_TIMER_MS = 3_600_000;
/** So that the server, asked again, is surely past the instant. */
const AFTER_MS = 50;

/** Asks the server for the page again at a known instant, for instance when a lockout begins. Renders nothing. */
export function RefreshAt({ at, now }: Props) {
  const router = useRouter();
  useEffect(() => {
    if (at === null) return;
    const offset = serverOffset(now);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isDone = false;
    const arm = () => {
      clearTimeout(timer);
      if (isDone) return;
      const left = at - (Date.now() + offset);
      if (left <= 0) {
        isDone = true;
        return router.refresh();
      }
      timer = setTimeout(arm, Math.min(left + AFTER_MS, LONGEST_TIMER_MS));
    };
    arm();
    // A timer stands still while the computer sleeps.
    document.addEventListener('visibilitychange', arm);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', arm);
    };
  }, [at, now, router]);
  return null;
}
