'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { type Beside, besideHref, readBeside } from './beside';
import { KeySheet } from './key-sheet';
import { Notice } from './notice';
import { keepPlace } from './place';
import {
  type Commands,
  focusBulk,
  focusSearch,
  type Go,
  leaveBulk,
  listenToQueue,
  pressOn,
} from './queue-listen';
import {
  assigneeOf,
  currentRow,
  focusRow,
  markShown,
  numberOf,
  placeOf,
  pressBox,
  rowAt,
  rowFrom,
} from './queue-rows';
import { hasRoom } from './split-choice';
import { arrive, follow, stopFollowing, wantedOr } from './split-follow';
import { useQueueTime } from './use-queue-time';

const caseHref = /^\/desk\/(\d+)$/;
const NOWHERE: Beside = { search: '', number: 0 };
const here = (): Beside => readBeside(location.pathname) ?? NOWHERE;

/** The split view's keys and links: the queue's, and those of the case beside it. `now`: of the queue, the server's, ms. */
export function SplitKeys({ now }: { now: number }) {
  const router = useRouter();
  const { number } = readBeside(usePathname()) ?? NOWHERE;
  /** Where the row of the case is; where it was, once it has left the queue. */
  const place = useRef(0);
  const [sheet, setSheet] = useState(false);
  const [told, setTold] = useState({ text: '' });
  useQueueTime(now);

  useEffect(() => {
    arrive(number);
    if (now > 0) markShown(number);
    const at = placeOf(number);
    if (at >= 0) place.current = at;
  }, [number, now]);

  useEffect(() => {
    if (location.hash === '#back') history.replaceState(null, '', location.pathname + location.search);
    if (document.activeElement === document.body) focusRow(rowAt(here().number, 0));
    return stopFollowing;
  }, []);

  useEffect(() => {
    const does = splitCommands(router, place, (text) => setTold({ text }));
    const commands = { ...does.commands, '?': () => setSheet(true) };
    return listenToQueue(does.go, commands);
  }, [router]);

  return (
    <>
      <Notice text={told.text} meaning="calm" of={told} />
      {sheet && <KeySheet onClose={() => setSheet(false)} />}
    </>
  );
}

type Router = ReturnType<typeof useRouter>;
type Does = { go: Go; commands: Commands };

function splitCommands(router: Router, place: { current: number }, tell: (text: string) => void): Does {
  const still = { scroll: false };
  const show = (number: number) => router.replace(besideHref(here().search, number), still);
  const leaveFor = (href: string, isBeside: boolean) => {
    const number = wantedOr(here().number);
    keepPlace({ search: here().search, number, index: place.current, isBeside });
    router.push(href);
  };
  const step = (by: 1 | -1) => {
    if (!hasRoom()) return false;
    const row = rowFrom(wantedOr(here().number), place.current, by);
    focusRow(row);
    return row && follow(numberOf(row), show);
  };
  const go: Go = (href, link) => {
    stopFollowing();
    const { search, number: shown } = here();
    const number = Number(caseHref.exec(href)?.[1]);
    const [path, query = ''] = href.split('?');
    if (!hasRoom()) return href === '/desk' ? leaveFor(`/desk${search}#back`, false) : router.push(href);
    if (number && link && 'whole' in link.dataset) return leaveFor(href, true);
    if (number && placeOf(number) >= 0) return show(number);
    if (number) return router.push(besideHref(search, number), still);
    // Another view or page of the queue: the case beside it stays.
    router.push(path === '/desk' ? besideHref(query, shown) : href, still);
  };
  const commands: Commands = {
    j: () => step(1),
    k: () => step(-1),
    x: ({ shiftKey }) => pressBox(currentRow(), shiftKey),
    b: focusBulk,
    c: () => claim(tell),
    r: () => pressOn('#write-reply'),
    n: () => pressOn('#write-note'),
    s: () => pressOn('#split'),
    '/': focusSearch,
    escape: () => leaveBulk() || leaveFor(`/desk${here().search}#back`, false),
    enter: ({ target }) =>
      hasRoom() && isOfQueue(target) && leaveFor(`/desk/${wantedOr(here().number)}`, true),
    arrowright: () => hasRoom() && document.querySelector<HTMLElement>('#beside')?.focus(),
    arrowleft: () => hasRoom() && focusRow(rowAt(here().number, place.current)),
  };
  return { go, commands };
}

/** Enter means the case while no button or other link has the focus. */
const isOfQueue = (target: EventTarget | null) =>
  target instanceof Element && target.matches('body, #beside, .queue .row-link');

function claim(tell: (text: string) => void): void {
  const button = document.querySelector<HTMLButtonElement>('#steps button[value=claim]');
  const row = currentRow();
  if (button) button.click();
  else tell(`${row ? assigneeOf(row) : 'Somebody'} has this case already.`);
}
