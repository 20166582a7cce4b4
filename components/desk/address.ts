import { type QueueFilters, queueFilters } from '@/lib/cases/schema/queue';

type Asked = Readonly<Record<string, string | string[] | undefined>>;
export type QueueQuery = { filters: QueueFilters; cursor?: string };

const shape = queueFilters.shape;
const names = Object.keys(shape) as (keyof QueueFilters)[];

/** What an address asks of the queue. A value that cannot be read is left out: an old link still opens the queue. */
export function readQueue(asked: Asked): QueueQuery {
  const filters: Record<string, unknown> = {};
  for (const name of names) {
    const given = asked[name];
    if (typeof given !== 'string' || given.trim() === '') continue;
    const parsed = shape[name].safeParse(given);
    if (parsed.success) filters[name] = parsed.data;
  }
  const { cursor } = asked;
  return { filters: filters as QueueFilters, ...(typeof cursor === 'string' && cursor ? { cursor } : {}) };
}

/** The queue's address with these filters, the same ones always in the same order. */
export function queueHref(filters: QueueFilters, cursor?: string | null): string {
  const query = new URLSearchParams();
  for (const name of names) {
    const value = filters[name];
    if (value === undefined || value === '' || (name === 'sort' && value === 'due')) continue;
    query.set(name, String(value));
  }
  if (cursor) query.set('cursor', cursor);
  const text = query.toString();
  return text ? `/desk?${text}` : '/desk';
}
