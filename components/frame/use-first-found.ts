'use client';

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

type Asked = {
  /** What the shown answer is to. */
  of: string;
  isAsking: boolean;
  failure: string;
};

/**
 * With each answer its first line is the chosen one. An Enter that comes before the answer is meant for it: it waits, instead
 * of opening what was found for fewer letters.
 */
export function useFirstFound({ of, isAsking, failure }: Asked) {
  const root = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState('');
  const isMeant = useRef(false);
  useEffect(() => {
    const first = root.current?.querySelector<HTMLElement>('[cmdk-item]');
    setChosen(first?.dataset.value ?? '');
    if (isMeant.current && of !== '' && !failure) first?.click();
    isMeant.current = false;
  }, [of, failure]);
  return {
    ref: root,
    value: chosen,
    onValueChange: setChosen,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing) return;
      if (event.key !== 'Enter') {
        isMeant.current = false;
      } else if (isAsking) {
        event.preventDefault();
        isMeant.current = true;
      }
    },
  };
}
