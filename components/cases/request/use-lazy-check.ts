'use client';

import { useCallback, useRef, useState } from 'react';

type Check = typeof import('./check-request');

/** The checks with zod, fetched at the first interaction. Null until they are there; the server checks in any case. */
export function useLazyCheck() {
  const [check, setCheck] = useState<Check | null>(null);
  const loading = useRef<Promise<Check | null> | null>(null);
  const load = useCallback(() => {
    loading.current ??= import('./check-request').then(
      (module) => {
        setCheck(module);
        return module;
      },
      () => {
        // Not reachable just now: try again at the next interaction.
        loading.current = null;
        return null;
      },
    );
    return loading.current;
  }, []);
  return { check, load };
}
