'use client';

import { type KeyboardEvent, useState } from 'react';
import { exactPerson, findPeople, type PickablePerson } from './people';

type Options = { people: readonly PickablePerson[]; onChange: (email: string) => void; onLeave: () => void };

const SHOWN = 8;

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
export function usePersonSearch({ people, onChange, onLeave }: Options) {
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const [typed, setTyped] = useState<string | null>(null);
  const found = open ? findPeople(people, typed ?? '') : [];
  const shown = found.slice(0, SHOWN);
  const isOpen = open && shown.length > 0;

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
    more: found.length - shown.length,
    active,
    isOpen,
    show: () => setOpen(true),
    type,
    pick,
    leave,
    onKeyDown,
  };
}
