import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import type { FoundCase } from '../rules/marks';
import { listCases } from './list-cases';
import { readMarks } from './read-marks';

/**
 * The newest cases that hold the words, each with what was found in it marked (`rules/marks`); a number that is a
 * case's comes first.
 */
export async function findCases(
  actor: Actor,
  { q, limit }: { q: string; limit: number },
  now: Date,
): Promise<FoundCase[]> {
  const { rows } = await listCases(actor, { q, limit, sort: '-created' }, now);
  const marks = await readMarks(actor, q, rows);
  const found = rows.map(({ number, subject, accountName, status }): FoundCase => {
    const marked = marks.get(number);
    return { number, accountName, status, subject: marked?.subject ?? subject, said: marked?.said ?? null };
  });
  return found.sort((a, b) => Number(String(b.number) === q) - Number(String(a.number) === q));
}
