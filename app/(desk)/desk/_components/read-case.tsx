'use server';

import type { ReactNode } from 'react';
import { loadSignedIn } from '@/lib/auth/loaders';
import { isStaff } from '@/lib/platform/actor';
import { CaseWork, loadWork } from './case-work';

export type Reading = { readAt: number; view: ReactNode };

/** A case as it is now, to be shown where it was. It changes nothing; null for whoever has no desk. */
export async function readCaseAction(number: number): Promise<Reading | null> {
  const person = (await loadSignedIn())?.actor;
  if (!person || !isStaff(person)) return null;
  const work = await loadWork(person, number);
  return { readAt: work.now.getTime(), view: <CaseWork work={work} /> };
}
