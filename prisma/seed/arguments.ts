import { parseArgs } from 'node:util';

export type LoadSize = { accounts: number; cases: number; open: number };
export type SeedOrder = { scenario: 'demo' } | ({ scenario: 'load' } & LoadSize);

/** What went wrong, in one line for the person at the terminal. */
export class SeedError extends Error {}

const USAGE = 'Use --scenario demo, or --accounts N --cases N [--open N].';
const MOST_ACCOUNTS = 500_000;
const MOST_CASES = 20_000_000;
const DEFAULT_OPEN = 20_000;

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new SeedError(`--${name} must be a whole number from ${least} to ${most}.`);
  }
  return value;
}

/** @throws SeedError with the line to show */
export function readOrder(args: readonly string[]): SeedOrder {
  const given = parsed(args);
  if (given.scenario !== undefined) {
    if (given.scenario === 'demo' && !given.accounts && !given.cases && !given.open)
      return { scenario: 'demo' };
    throw new SeedError(USAGE);
  }
  if (given.accounts === undefined || given.cases === undefined) throw new SeedError(USAGE);
  const accounts = wholeNumber('accounts', given.accounts, 1, MOST_ACCOUNTS);
  const cases = wholeNumber('cases', given.cases, 0, MOST_CASES);
  const open = given.open === undefined ? null : wholeNumber('open', given.open, 0, cases);
  return { scenario: 'load', accounts, cases, open: open ?? Math.min(DEFAULT_OPEN, Math.ceil(cases / 5)) };
}

function parsed(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({
      args: [...args],
      options: { scenario: text, accounts: text, cases: text, open: text },
    }).values;
  } catch {
    throw new SeedError(USAGE);
  }
}
