import { useEffect, useRef, useState } from 'react';

/** How long what can't be taken back later can be taken back before it is done. */
export const GRACE_SECONDS = 10;

/**
 * Holds one change back for a moment. Whoever goes to another page has it carried out at once; closing the tab asks first,
 * because what was not sent is not done.
 */
export function useGrace<Change>(carryOut: (change: Change) => void) {
  const [held, setHeld] = useState<Change | null>(null);
  const pending = useRef<Change | null>(null);
  const doIt = useRef(carryOut);
  useEffect(() => {
    doIt.current = carryOut;
  });
  useEffect(() => {
    if (held === null) return;
    const timer = setTimeout(() => setHeld(null), GRACE_SECONDS * 1_000);
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('beforeunload', ask);
      const change = pending.current;
      pending.current = null;
      if (change !== null) doIt.current(change);
    };
  }, [held]);
  return {
    held,
    hold: (change: Change) => {
      pending.current = change;
      setHeld(change);
    },
    carryOutNow: () => setHeld(null),
    drop: () => {
      pending.current = null;
      setHeld(null);
    },
  };
}
