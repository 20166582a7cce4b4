'use client';

import { type KeyboardEvent, useEffect, useState } from 'react';
import { exactPerson, type FindMore, findPeople, type PickablePerson } from './people';

type Options = {
  people: readonly PickablePerson[];
  find?: FindMore | undefined;
  onChange: (email: string) => void;
  onLeave: () => void;
};

const SHOWN = 8;
const PAUSE_MS = 200;

/** Asks the whole directory once typing pauses; an answer to earlier letters is dropped. */
function useFinding(find: FindMore | undefined, typed: string | null) {
  const words = find && typed?.trim() ? typed.trim() : '';
  const [answer, setAnswer] = useState({ of: '', failed: false });
  useEffect(() => {
    if (!find || words === '') return;
    const stop = new AbortController();
    const settle = (failed: boolean) => stop.signal.aborted || setAnswer({ of: words, failed });
    const timer = setTimeout(() => {
      find(words, stop.signal).then(
        () => settle(false),
        () => settle(true),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [find, words]);
  return { words, isAsking: answer.of !== words, failed: answer.failed };
}

/** What stands below the people found. */
function noteOf({ words, isAsking, failed }: ReturnType<typeof useFinding>, shown: number, more: number) {
  if (words !== '' && isAsking) return 'Searching the whole directory…';
  if (words !== '' && failed) return 'The search got no answer. An email address can be typed.';
  if (more > 0) return `${more} more: type to narrow it down.`;
  return words !== '' && shown === 0 ? 'Nobody in the directory has this. Type an email address.' : '';
}

type Keys = Record<'down' | 'up', () => void> & Record<'enter' | 'leave', (() => void) | null>;

/** A key that means something here means nothing else: Enter neither sends nor goes to the next row. */
function keysOf({ down, up, enter, leave }: Keys) {
  const acts = new Map([
    ['ArrowDown', down],
    ['ArrowUp', up],
    ['Enter', enter],
    ['Escape', leave],
  ]);
  return (event: KeyboardEvent) => {
    const act = acts.get(event.key);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
}

/** The keys and the state of a field that finds people; the first found is the one Enter takes. */
export function usePersonSearch({ people, find, onChange, onLeave }: Options) {
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const [typed, setTyped] = useState<string | null>(null);
  const found = open ? findPeople(people, typed ?? '') : [];
  const shown = found.slice(0, SHOWN);
  const isOpen = open && shown.length > 0;
  const finding = useFinding(find, open ? typed : null);

  function close() {
    setOpen(false);
    setTyped(null);
    setActive(0);
  }
  function pick(person: PickablePerson) {
    onChange(person.email);
    close();
  }
  function type(text: string) {
    setTyped(text);
    setActive(0);
    setOpen(true);
    onChange(text);
  }
  function leave() {
    const meant = typed === null ? null : exactPerson(people, typed);
    if (meant) onChange(meant.email);
    close();
    onLeave();
  }
  const candidate = isOpen ? shown[active] : undefined;
  const onKeyDown = keysOf({
    down: () => (isOpen ? setActive((active + 1) % shown.length) : setOpen(true)),
    up: () => (isOpen ? setActive((active - 1 + shown.length) % shown.length) : setOpen(true)),
    enter: candidate ? () => pick(candidate) : null,
    leave: open ? close : null,
  });
  return {
    typed,
    shown,
    note: open ? noteOf(finding, shown.length, found.length - shown.length) : '',
    active,
    isOpen,
    show: () => setOpen(true),
    type,
    pick,
    leave,
    onKeyDown,
  };
}
