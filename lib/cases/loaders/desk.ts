import 'server-only';
import type { Person } from '@/lib/platform/actor';
import { isSearchCut } from '../data/case-search';
import { countQueueViews } from '../data/count-queue-views';
import { listOtherCases } from '../data/list-other-cases';
import { listQueue, stretchOfQueue } from '../data/list-queue';
import { readMarks } from '../data/read-marks';
import { loadCase } from './customers';

/**
 * The desk's queue: one page, where in it the words searched for are and whether common ones left older cases out, and the
 * capped counts of its views. `snapshot`: the request's.
 */
export async function loadQueue(
  person: Person,
  asked: Parameters<typeof listQueue>[1],
  now: Date,
  snapshot?: string,
) {
  const [page, views, isCut] = await Promise.all([
    listQueue(person, asked, now, snapshot),
    countQueueViews(person, now, snapshot),
    asked.q !== undefined && isSearchCut(asked.q, stretchOfQueue(asked)),
  ]);
  return { ...page, views, isCut, marks: await readMarks(person, asked.q, page.rows) };
}

/** A case as the desk works it: the same as its customer sees, with what stands beside it. */
export async function loadDeskCase(person: Person, caseNumber: string | number) {
  const shown = await loadCase(person, caseNumber);
  return { ...shown, others: await listOtherCases(person, shown.detail, shown.now) };
}
