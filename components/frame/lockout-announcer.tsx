'use client';

import { useEffect, useRef, useState } from 'react';
import { type WarningMinutes, warningAt } from '@/lib/upgrades/rules/warnings';
import type { StripLockout } from './lockout';

const MINUTE = 60_000;
const LAST: WarningMinutes = 1;

/** Given once in a tab, whatever pages are opened and reloaded in it; a moved lockout is another one. */
function isFirst(lockout: StripLockout, minutes: WarningMinutes): boolean {
  const key = `lockout-warning:${lockout.href}:${lockout.startsAt}:${minutes}`;
  try {
    if (sessionStorage.getItem(key) !== null) return false;
    sessionStorage.setItem(key, '');
  } catch {
    // Without storage the page itself remembers, see `given`.
  }
  return true;
}

function wordsOf({ accountName, startsAt, window }: StripLockout, now: number): string {
  const minutes = Math.ceil((startsAt - now) / MINUTE);
  const left = minutes === 1 ? 'one minute' : `${minutes} minutes`;
  return `Account Manager for ${accountName} closes in ${left}: ${window}. Requests can still be filed.`;
}

type Said = { polite: string; assertive: string };

/**
 * Reads the warnings of 30, 15, 5 and 1 minutes to whoever listens to the page, each once; the last one interrupts. A
 * page in the background keeps quiet and says what is in force when it is looked at.
 */
export function LockoutAnnouncer({ lockouts, now }: { lockouts: readonly StripLockout[]; now: number }) {
  const given = useRef(new Set<string>());
  const [said, setSaid] = useState<Said>({ polite: '', assertive: '' });
  useEffect(() => {
    if (document.hidden) return;
    const due = lockouts.flatMap((lockout) => {
      const minutes = warningAt(lockout.startsAt, now);
      const key = `${lockout.href}:${lockout.startsAt}:${minutes}`;
      if (minutes === null || given.current.has(key)) return [];
      given.current.add(key);
      return isFirst(lockout, minutes) ? [{ minutes, words: wordsOf(lockout, now) }] : [];
    });
    if (due.length === 0) return;
    const words = (isLast: boolean) =>
      due
        .filter(({ minutes }) => (minutes === LAST) === isLast)
        .map((one) => one.words)
        .join(' ');
    setSaid({ polite: words(false), assertive: words(true) });
  }, [lockouts, now]);
  return (
    <>
      <p className="sr-only" aria-live="polite">
        {said.polite}
      </p>
      <p className="sr-only" aria-live="assertive">
        {said.assertive}
      </p>
    </>
  );
}
