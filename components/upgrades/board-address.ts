import { isPlainText } from '@/lib/accounts/rules';
import type { Phase } from '@/lib/upgrades/types';
import { boardPhases } from './board-words';
import type { regionNames } from './words';

/** What is asked of the board; all of it is in the address. */
export type AskedBoard = {
  day?: string | undefined;
  zone?: string | undefined;
  wave?: string | undefined;
  region?: keyof typeof regionNames | undefined;
  phase?: Phase | undefined;
  q?: string | undefined;
  cursor?: string | undefined;
};

const regions = ['US', 'EUROPE', 'APAC'] as const;
const LONGEST = 200;

/** The question in an address; what makes no sense is left out. */
export function askedOf(search: Record<string, string | string[] | undefined>): AskedBoard {
  const one = (name: string) => {
    const value = search[name];
    if (typeof value !== 'string' || value.trim() === '' || !isPlainText(value)) return undefined;
    return value.trim().slice(0, LONGEST);
  };
  return {
    day: one('day'),
    zone: one('zone'),
    wave: one('wave'),
    region: regions.find((region) => region === one('region')),
    phase: boardPhases.find((phase) => phase === one('phase')),
    q: one('q'),
    cursor: one('cursor'),
  };
}

export function boardHref(asked: AskedBoard): string {
  const given = Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const search = new URLSearchParams(given).toString();
  return search ? `/operations?${search}` : '/operations';
}
