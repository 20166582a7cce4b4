'use client';

import { useEffect, useState } from 'react';
import { listen } from '@/components/platform/live-stream';
import type { Doing, Present } from '@/lib/desk/types';
import { presentInWords } from './presence-words';

const SIGN_MS = 10_000;
/** After the last key, writing is viewing again. */
const PAUSE_MS = 8_000;

/** Signs presence on a case while its page is open, at once when what is done changes; says who else is there. */
export function CasePresence({ number }: { number: number }) {
  const [present, setPresent] = useState<readonly Present[]>([]);
  useEffect(() => {
    let doing: Doing = 'viewing';
    let lastKey = 0;
    let isOver = false;
    const send = (what: Doing) =>
      fetch('/api/presence', {
        method: 'POST',
        body: JSON.stringify({ number, doing: what }),
        keepalive: true,
      });
    const sign = async () => {
      if (document.hidden) return;
      // Who is there is a courtesy: without an answer the page goes on as it is.
      const answer = await send(doing).catch(() => null);
      if (!answer?.ok || isOver) return;
      const others = (await answer.json()) as Present[];
      if (!isOver) setPresent(others);
    };
    const become = (next: Doing) => {
      if (next === doing) return;
      doing = next;
      void sign();
    };
    const onInput = ({ target }: Event) => {
      const form = target instanceof HTMLTextAreaElement ? target.closest('form.composer') : null;
      if (!form) return;
      lastKey = performance.now();
      become(form.classList.contains('composer-note') ? 'note' : 'reply');
    };
    // What is sent is no longer being written: a colleague must not wait for it.
    const onSubmit = ({ target }: Event) => {
      if (target instanceof Element && target.matches('form.composer')) become('viewing');
    };
    const leave = () => void send('away').catch(() => null);
    const onShown = () => (document.hidden ? leave() : void sign());
    const timer = setInterval(() => {
      if (doing !== 'viewing' && performance.now() - lastKey > PAUSE_MS) doing = 'viewing';
      void sign();
    }, SIGN_MS);
    const stop = listen([`case:${number}`], ({ kind }) => {
      if (kind === 'presence') void sign();
    });
    document.addEventListener('input', onInput);
    document.addEventListener('submit', onSubmit);
    document.addEventListener('visibilitychange', onShown);
    addEventListener('pagehide', leave);
    void sign();
    return () => {
      isOver = true;
      clearInterval(timer);
      stop();
      document.removeEventListener('input', onInput);
      document.removeEventListener('submit', onSubmit);
      document.removeEventListener('visibilitychange', onShown);
      removeEventListener('pagehide', leave);
      leave();
    };
  }, [number]);
  return (
    <p role="status" className="min-h-5 text-sm text-accent">
      {presentInWords(present)}
    </p>
  );
}
