'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, startTransition, useCallback, useState } from 'react';
import { LiveRefresh } from '@/components/platform/live-refresh';
import { type Reading, readCaseAction } from './read-case';

type Props = { number: number; topics: readonly string[]; readAt: number; children: ReactNode };

/**
 * Reads the case beside the queue again when it changed, and the queue not: its rows must not move for that. To refresh
 * the page would read both; to go where one is would end what somebody else is on the way to.
 */
export function LiveCase({ number, topics, readAt, children }: Props) {
  const router = useRouter();
  const [again, setAgain] = useState<Reading | null>(null);
  const ask = useCallback(async () => {
    // What does not come leaves the case as it is; the next change asks again.
    const reading = await readCaseAction(number).catch(() => undefined);
    // After an await it is no transition by itself: what is typed meanwhile would wait for it, and the field fall back.
    if (reading) startTransition(() => setAgain(reading));
    else if (reading === null) router.refresh();
  }, [number, router]);
  return (
    <>
      <LiveRefresh topics={topics} ask={ask} />
      {again && again.readAt > readAt ? again.view : children}
    </>
  );
}
