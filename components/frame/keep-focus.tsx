'use client';

import { useEffect } from 'react';

const PLACES = 'li, tr, article, form, section, aside, dialog, main';

/** Focus on what is no control, for as long as it stays there. */
function rest(place: HTMLElement): void {
  if (!place.hasAttribute('tabindex')) {
    place.tabIndex = -1;
    place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
  }
  place.focus({ preventScroll: true });
}

/** Where the focus is, what surrounds it, and whether its control was disabled under it. */
function watchFocus() {
  let last: HTMLElement | null = null;
  let places: HTMLElement[] = [];
  let isHeld = false;
  return {
    arrive({ target }: FocusEvent) {
      if (!(target instanceof HTMLElement)) return;
      last = target;
      isHeld = false;
      places = [];
      for (let at = target.closest<HTMLElement>(PLACES); at; at = at.parentElement?.closest(PLACES) ?? null)
        places.push(at);
    },
    /** A press elsewhere leaves on purpose. */
    leave() {
      last = null;
    },
    check() {
      if (!last) return;
      // The browser takes the focus from a disabled control at its next frame; here it still has it.
      if (last === document.activeElement) isHeld = last.matches(':disabled');
      else if (document.activeElement !== document.body) return;
      else if (!last.isConnected) {
        last = null;
        const place = places.find((each) => each.isConnected);
        if (place) rest(place);
      } else if (isHeld && !last.matches(':disabled')) last.focus({ preventScroll: true });
    },
  };
}

/**
 * A button that has done its work often goes with it, or is disabled meanwhile, and the browser drops the focus to the top of
 * the page. It comes back to the button, or goes to the row or section in which it stood: there a keyboard goes on, and a
 * screen reader hears what came of it.
 */
export function KeepFocus() {
  useEffect(() => {
    const focus = watchFocus();
    const observer = new MutationObserver(focus.check);
    document.addEventListener('focusin', focus.arrive);
    document.addEventListener('pointerdown', focus.leave);
    const kinds = { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] };
    observer.observe(document.body, kinds);
    return () => {
      document.removeEventListener('focusin', focus.arrive);
      document.removeEventListener('pointerdown', focus.leave);
      observer.disconnect();
    };
  }, []);
  return null;
}
