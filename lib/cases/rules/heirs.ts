import type { DirectoryState } from './directory';

/** Fields of an off-board that name who takes something over. */
export const HEIRS = [
  'numberReassignTo',
  'voicemailForwardTo',
  'deviceReassignTo',
  'openInteractionsTo',
] as const;

const THINGS = [
  { decision: 'number', at: 'numberReassignTo', field: 'phoneNumber', called: 'number' },
  { decision: 'device', at: 'deviceReassignTo', field: 'device', called: 'desk phone' },
] as const;

/** A thing on its way to an heir; `heir` is the reference that the item names them with. */
export type HandOver = Pick<(typeof THINGS)[number], 'at' | 'field' | 'called'> & { heir: string };

/** What an off-board hands on. What its user does not have, nobody takes over. */
export function handOversOf(item: Record<string, unknown>, user: DirectoryState): HandOver[] {
  return THINGS.flatMap(({ decision, ...thing }) => {
    const heir = item[thing.at];
    const isHandedOn = item[decision] === 'REASSIGN' && user[thing.field] !== null;
    return isHandedOn && typeof heir === 'string' ? [{ ...thing, heir }] : [];
  });
}

/** What an heir would lose by taking it over, in words; null when they have none of their own. */
export function ownInTheWay(heir: DirectoryState, { field, called }: HandOver): string | null {
  if (heir[field] === null) return null;
  return `${heir.firstName} ${heir.lastName} has the ${called} ${heir[field]} already.`;
}
