import 'server-only';
import type { Person } from '@/lib/platform/actor';
import { listMacros } from './data';
import { mayKeepShared } from './policy';

/** The macros a person can use, and whether those of everybody are theirs to keep. */
export async function loadMacros(person: Person) {
  return { macros: await listMacros(person), keepsShared: mayKeepShared(person) };
}
