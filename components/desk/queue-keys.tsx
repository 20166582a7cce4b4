'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { besideHref } from './beside';
import { KeySheet } from './key-sheet';
import { Notice } from './notice';
import { keepPlace, lastPlace } from './place';
import { focusBulk, focusSearch, leaveBulk, listenToQueue, pressOn } from './queue-listen';
import { assigneeOf, currentRow, moveBy, numberOf, placeOf, pressBox, returnTo } from './queue-rows';
import { isSplitChosen } from './split-choice';
import { useQueueTime } from './use-queue-time';

const caseHref = /^\/desk\/(\d+)(#\w+)?$/;

/** The queue's keys, links and passing time. `now`: the server's, ms. */
export function QueueKeys({ now }: { now: number }) {
  const router = useRouter();
  const [sheet, setSheet] = useState(false);
  const [told, setTold] = useState({ text: '' });
  useQueueTime(now);

  useEffect(() => {
    const go = (href: string) => {
      const [, number, hash] = caseHref.exec(href) ?? [];
      if (number && isSplitChosen())
        return router.push(besideHref(location.search, Number(number), hash), { scroll: false });
      if (number)
        keepPlace({ search: location.search, number: Number(number), index: placeOf(Number(number)) });
      router.push(href);
    };
    const open = (hash: string) => {
      const number = numberOf(currentRow());
      if (number) go(`/desk/${number}${hash}`);
    };
    return listenToQueue(go, {
      j: () => moveBy(1),
      k: () => moveBy(-1),
      x: ({ shiftKey }) => pressBox(currentRow(), shiftKey),
      b: focusBulk,
      escape: leaveBulk,
      c: () => claim(currentRow(), (text) => setTold({ text })),
      r: () => open('#reply'),
      n: () => open('#note'),
      s: () => pressOn('#split'),
      '/': focusSearch,
      '?': () => setSheet(true),
    });
  }, [router]);

  useEffect(() => {
    const mark = location.hash;
    if (mark !== '#back' && mark !== '#search') return;
    // Without Next's own state, so that its router learns of it and a refresh does not write the mark again.
    history.replaceState(null, '', location.pathname + location.search);
    const place = lastPlace();
    if (mark === '#search') focusSearch();
    else if (place) returnTo(place.number, place.index);
  }, []);

  return (
    <>
      <Notice text={told.text} meaning="calm" of={told} />
      {sheet && <KeySheet onClose={() => setSheet(false)} />}
    </>
  );
}

/** Presses the row's own button; a row without one says who has the case. */
function claim(row: HTMLTableRowElement | null, tell: (text: string) => void): void {
  const button = row?.querySelector<HTMLButtonElement>('button[form=claim]');
  if (button) button.click();
  else if (row) tell(`${assigneeOf(row)} has this case already.`);
}
