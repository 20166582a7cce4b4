'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import { listen } from '@/components/platform/live-stream';

const MOST = 9;

/** How many items wait in the inbox; the server says so again on the page's stream whenever that changes. */
export function InboxLink({ unread }: { unread: number }) {
  const [heard, setHeard] = useState({ base: unread, unread });
  useEffect(
    () =>
      listen(['inbox'], (signal) => {
        if (signal.kind === 'inbox') setHeard({ base: unread, unread: signal.unread });
      }),
    [unread],
  );
  const count = heard.base === unread ? heard.unread : unread;
  const shown = count > MOST ? `${MOST}+` : String(count);
  return (
    <Link
      href="/inbox"
      prefetch={false}
      className="flex h-8 items-center gap-1 rounded-md px-1.5 text-muted hover:bg-hover hover:text-ink"
    >
      <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4 fill-none stroke-current">
        <path d="M2 9.5h3.5a2.5 2.5 0 0 0 5 0H14M3.5 3h9L14 9.5V13H2V9.5z" strokeWidth="1.3" />
      </svg>
      <span className="sr-only">Inbox{count > 0 ? ', unread: ' : ''}</span>
      {count > 0 && (
        <span className="rounded-full bg-accent-solid px-1.5 text-xs font-semibold text-on-accent tabular-nums">
          {shown}
        </span>
      )}
    </Link>
  );
}
