'use client';

import { useEffect, useState } from 'react';
import { listen } from '@/components/platform/live-stream';
import { viewCountsAction } from '@/lib/desk/actions';

/** However much happens on the desk, an open page asks for new counts this often at most, for all of its views at once. */
const GATHER_MS = 3_000;
/** Cases become overdue or at risk by time alone, and nothing is told of it: so often they are counted without a word. */
const COUNT_ANYWAY_MS = 60_000;

export type ViewCount = { count: number; capped: boolean };
type Counts = ReadonlyMap<string, ViewCount>;

let asked: Promise<Counts | null> | null = null;

/** Null when nobody looks at the page, or no answer came: counts stay as they were, and the next change asks again. */
async function ask(): Promise<Counts | null> {
  await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
  asked = null;
  if (document.hidden) return null;
  const counts = await viewCountsAction().catch(() => null);
  return counts && new Map(counts.map(([view, count, capped]) => [view, { count, capped }]));
}

/** The counts of views since the page was read (`lines`), by view: asked for again after something happened on the desk, and every minute. */
export function useViewCounts(lines: readonly unknown[]): Counts {
  const [heard, setHeard] = useState<{ of: unknown; counts: Counts } | null>(null);
  const isNeeded = lines.length > 0;
  useEffect(() => {
    if (!isNeeded) return;
    let isShown = true;
    let waits = false;
    const count = async () => {
      if (waits) return;
      waits = true;
      asked ??= ask();
      const counts = await asked;
      waits = false;
      if (counts && isShown) setHeard({ of: lines, counts });
    };
    const stop = listen(['desk'], ({ kind }) => {
      if (kind === 'change') void count();
    });
    const timer = setInterval(() => void count(), COUNT_ANYWAY_MS);
    return () => {
      isShown = false;
      clearInterval(timer);
      stop();
    };
  }, [isNeeded, lines]);
  return heard?.of === lines ? heard.counts : new Map();
}

export const countInWords = ({ count, capped }: ViewCount): string =>
  capped ? `${count - 1}+` : String(count);
