'use client';

import { useEffect, useState } from 'react';
import type { Promises } from '@/components/cases/promise-words';
import type { CaseKind, Region, ServiceLevel, Severity } from '@/lib/service-levels/types';

export type PromiseFacts = { kind: CaseKind; serviceLevel: ServiceLevel; region: Region };

const EVERY_MS = 60_000;
const severities: readonly Severity[] = ['S1', 'S2', 'S3'];

type Answer = { data: { receivedAt: string; respondBy: string; completeBy: string | null }[] };

async function ask(facts: PromiseFacts, signal: AbortSignal): Promise<Promises | null> {
  const items = severities.map((severity) => ({ ...facts, severity }));
  const answer = await fetch('/api/v1/service-levels/preview', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ items }),
    signal,
  });
  if (!answer.ok) return null;
  const { data } = (await answer.json()) as Answer;
  const of = (index: number) => ({
    respondBy: Date.parse(data[index]?.respondBy ?? ''),
    completeBy: data[index]?.completeBy ? Date.parse(data[index].completeBy) : null,
  });
  return { asOf: Date.parse(data[0]?.receivedAt ?? ''), by: { S1: of(0), S2: of(1), S3: of(2) } };
}

/** The promises as the server made them, asked again every minute while the page is looked at. */
export function usePromises(initial: Promises, { kind, serviceLevel, region }: PromiseFacts): Promises {
  const [promises, setPromises] = useState(initial);
  useEffect(() => {
    const abort = new AbortController();
    const refresh = async () => {
      if (document.visibilityState !== 'visible') return;
      try {
        const fresh = await ask({ kind, serviceLevel, region }, abort.signal);
        if (fresh) setPromises(fresh);
      } catch {
        // Without an answer the earlier promise stands; the server decides at sending in any case.
      }
    };
    const timer = setInterval(() => void refresh(), EVERY_MS);
    const onVisible = () => void refresh();
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      abort.abort();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [kind, serviceLevel, region]);
  return promises;
}
