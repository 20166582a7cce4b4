'use client';

import { useState, useSyncExternalStore } from 'react';

// What the server's clock is ahead of this one. A page that comes out of the browser's cache names a time long past,
// which would make it smaller: the largest seen is the nearest to the truth.
const clock = { offset: Number.NEGATIVE_INFINITY };

/** What the server's clock is ahead of the reader's, in milliseconds, as far as this page has learned. */
export function serverOffset(serverNow: number): number {
  clock.offset = Math.max(clock.offset, serverNow - Date.now());
  return clock.offset;
}

// One timer for all countdowns of a page; it stops when the last one leaves.
const ticker: { listeners: Set<() => void>; timer?: ReturnType<typeof setTimeout> } = {
  listeners: new Set(),
};

function schedule() {
  ticker.timer = setTimeout(tick, 1000 - (Date.now() % 1000));
}

function tick() {
  clearTimeout(ticker.timer);
  for (const listener of ticker.listeners) listener();
  schedule();
}

/** Timers stand still while the computer sleeps and are rare in the background: whoever looks again sees the time at once. */
const onVisible = () => !document.hidden && tick();

function subscribe(listener: () => void) {
  if (ticker.listeners.size === 0) {
    schedule();
    document.addEventListener('visibilitychange', onVisible);
  }
  ticker.listeners.add(listener);
  return () => {
    ticker.listeners.delete(listener);
    if (ticker.listeners.size > 0) return;
    clearTimeout(ticker.timer);
    document.removeEventListener('visibilitychange', onVisible);
  };
}

const currentSecond = () => Math.floor(Date.now() / 1000) * 1000;
const notYetInBrowser = () => 0;

/**
 * The server's time in milliseconds, once a second. `serverNow` is the time the page was rendered: it is what the server
 * and the first client render show, and the difference to the reader's clock corrects every later second.
 */
export function useServerTime(serverNow: number): number {
  const [offset] = useState(() => serverOffset(serverNow));
  const second = useSyncExternalStore(subscribe, currentSecond, notYetInBrowser);
  return second === 0 ? serverNow : second + offset;
}
