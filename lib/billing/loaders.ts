import 'server-only';
import type { Person } from '@/lib/platform/actor';
import { systemClock } from '@/lib/platform/clock';
import { loadBehindGate } from '@/lib/upgrades/loaders';
import { readBill } from './data';

/** The account's bill as the gate allows it now, or the lockout in its place. */
export async function loadBill(person: Person, segment: string) {
  const { content: bill, ...loaded } = await loadBehindGate(person, segment, (number) =>
    readBill(person.scope, number, systemClock),
  );
  return { ...loaded, bill };
}
