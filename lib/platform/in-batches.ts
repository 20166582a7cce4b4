import { setImmediate as nextTurn } from 'node:timers/promises';

type Batch<Found> = { keys: Set<string>; found: Promise<ReadonlyMap<string, Found>> };

/**
 * One look-up for all that is asked for in the same turn of the event loop. It begins after each of them was asked for, so
 * none gets an older answer than it would alone.
 */
export function inBatches<Found>(
  find: (keys: readonly string[]) => Promise<ReadonlyMap<string, Found>>,
): (key: string) => Promise<Found | undefined> {
  let open: Batch<Found> | undefined;
  const begin = (): Batch<Found> => {
    const keys = new Set<string>();
    const found = nextTurn().then(() => {
      open = undefined;
      return find([...keys]);
    });
    return { keys, found };
  };
  return async (key) => {
    open ??= begin();
    open.keys.add(key);
    return (await open.found).get(key);
  };
}
