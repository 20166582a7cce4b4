'use client';

import { useEffect, useRef } from 'react';

const PAUSE_MS = 1_000;

type Options = {
  /** What starts the pause anew. */
  changed: unknown;
  save: () => Promise<void>;
  /** The page is left, or the form taken down: what is not saved yet is kept aside. */
  leave: () => void;
};

/** Saves after a pause in typing, one saving after the other. Both functions see the state of the moment they run in. */
export function useAutosave({ changed, save, leave }: Options): void {
  const latest = useRef({ save, leave });
  const running = useRef(Promise.resolve());
  useEffect(() => {
    latest.current = { save, leave };
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what changed is what starts the pause anew.
  useEffect(() => {
    const timer = setTimeout(() => {
      running.current = running.current.then(() => latest.current.save());
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [changed]);
  useEffect(() => {
    const onLeave = () => latest.current.leave();
    window.addEventListener('pagehide', onLeave);
    return () => {
      window.removeEventListener('pagehide', onLeave);
      onLeave();
    };
  }, []);
}
