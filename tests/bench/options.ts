import { parseArgs } from 'node:util';

/** How much is measured. A quick run only shows that everything works: its figures mean nothing. */
export type Options = {
  quick: boolean;
  strict: boolean;
  /** Only these figures, in the order of `PARTS`, and nothing is written down; empty for all. */
  only: readonly Part[];
  rounds: number;
  seconds: number;
  warmUpSeconds: number;
  small: { accounts: number; cases: number; open: number };
  large: { accounts: number; cases: number; open: number };
};

export const CONCURRENCY = 8;

export const PARTS = ['queue', 'list', 'filing', 'charts', 'memory', 'first-load', 'deadlines'] as const;
export type Part = (typeof PARTS)[number];

function partOf(given: string): Part {
  const part = PARTS.find((each) => each === given);
  if (!part) throw new Error(`--only takes these, more than once if wanted: ${PARTS.join(', ')}.`);
  return part;
}

export function readOptions(args: readonly string[]): Options {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { quick: flag, strict: flag, only: { type: 'string', multiple: true } },
  });
  const { quick, strict } = values;
  const only = (values.only ?? []).map(partOf);
  if (quick) {
    const small = { accounts: 20, cases: 1_000, open: 1_000 };
    return {
      quick,
      strict,
      only,
      rounds: 1,
      seconds: 1,
      warmUpSeconds: 3,
      small,
      large: { accounts: 40, cases: 3_000, open: 1_000 },
    };
  }
  return {
    quick,
    strict,
    only,
    rounds: 5,
    seconds: 4,
    warmUpSeconds: 4,
    small: { accounts: 500, cases: 20_000, open: 20_000 },
    large: { accounts: 5_000, cases: 1_000_000, open: 20_000 },
  };
}
