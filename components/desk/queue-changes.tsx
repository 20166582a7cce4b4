'use client';

import { clsx } from 'clsx';
import { useRouter } from 'next/navigation';
import { useEffect, useState, useTransition } from 'react';
import { listen } from '@/components/platform/live-stream';
import { Button } from '@/components/ui/button';

/** What changed since the list was read waits behind a button: no row jumps from under the pointer. `now`: of the list. */
export function QueueChanges({ now }: { now: number }) {
  const router = useRouter();
  const [count, setCount] = useState(0);
  const [isPending, start] = useTransition();
  useEffect(
    () =>
      listen(['desk'], ({ kind }) => {
        if (kind === 'change') setCount((before) => before + 1);
      }),
    [],
  );
  const [shown, setShown] = useState(now);
  if (shown !== now) {
    setShown(now);
    setCount(0);
  }
  return (
    <span role="status">
      {/* Its place is kept: what stands beside it must not move when it comes. */}
      <Button
        size="sm"
        className={clsx('min-w-24', count === 0 && 'invisible')}
        disabled={isPending}
        onClick={() => start(() => router.refresh())}
      >
        {count === 1 ? '1 change' : `${count} changes`}
      </Button>
    </span>
  );
}
