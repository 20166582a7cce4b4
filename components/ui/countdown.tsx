'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useServerTime } from './ticker';
import { formatRemaining } from './time';

type Props = {
  /** The instant counted down to, in milliseconds since the epoch (`date.getTime()`). */
  to: number;
  /** The server's time when the page was rendered, in milliseconds. */
  now: number;
  /** Shows seconds below one hour. */
  seconds?: boolean;
  /** Read in its place once the time has come. */
  reached?: string;
  /** Asks the server for the page again when the time has come, so that the new state shows by itself. */
  refresh?: boolean;
};

/** Time left, rendered by the server and ticking in the browser, true by the server's clock. */
export function Countdown({ to, now, seconds = true, reached = 'now', refresh = false }: Props) {
  const router = useRouter();
  const left = to - useServerTime(now);
  const wasAhead = useRef(left > 0);
  const isReached = left <= 0;
  useEffect(() => {
    if (isReached && wasAhead.current) {
      wasAhead.current = false;
      if (refresh) router.refresh();
    }
  }, [isReached, refresh, router]);
  return (
    <span role="timer" className="whitespace-nowrap">
      {isReached ? reached : formatRemaining(left, { seconds })}
    </span>
  );
}
