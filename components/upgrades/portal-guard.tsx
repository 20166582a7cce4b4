'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useState } from 'react';
import { listen } from '@/components/platform/live-stream';
import { serverOffset } from '@/components/ui/ticker';

type Props = {
  accountNumber: number;
  /** The start of the lockout in milliseconds, when one is scheduled. */
  startsAt: number | null;
  /** The server's time when the page was rendered, in milliseconds. */
  now: number;
  /** Reports the visit; false when the gate is closed. A server action. */
  openSession: (accountNumber: number) => Promise<boolean>;
  /** Shown in place of the portal from the start of the lockout on. */
  closed: ReactNode;
  children: ReactNode;
};

const LONGEST_TIMER_MS = 3_600_000;
const RETRY_MS = 5_000;

/**
 * Takes the portal off the screen when the lockout begins: told by the server's stream, or by the known start when the
 * server can't be reached. Only a page that the server rendered anew brings it back.
 */
export function PortalGuard({ accountNumber, startsAt, now, openSession, closed, children }: Props) {
  const router = useRouter();
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const isClosed = closedAt === now;

  useEffect(() => {
    const stop = listen([`account:${accountNumber}`], (signal) => {
      if (signal.kind === 'lockout' && signal.account === accountNumber) setClosedAt(now);
    });
    if (startsAt === null) return stop;
    const offset = serverOffset(now);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const arm = () => {
      clearTimeout(timer);
      const left = startsAt - (Date.now() + offset);
      if (left <= 0) setClosedAt(now);
      else timer = setTimeout(arm, Math.min(left, LONGEST_TIMER_MS));
    };
    arm();
    // A timer stands still while the computer sleeps.
    document.addEventListener('visibilitychange', arm);
    return () => {
      stop();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', arm);
    };
  }, [accountNumber, startsAt, now]);

  useEffect(() => {
    if (!isClosed) return;
    router.refresh();
    const timer = setInterval(() => router.refresh(), RETRY_MS);
    return () => clearInterval(timer);
  }, [isClosed, router]);

  // The visit begins with the page, not with each of its refreshes.
  useEffect(() => {
    void openSession(accountNumber).then((isOpen) => {
      if (!isOpen) router.refresh();
    });
  }, [accountNumber, openSession, router]);

  return isClosed ? closed : children;
}
