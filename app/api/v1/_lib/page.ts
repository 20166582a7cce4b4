import { z } from 'zod';
import { Invalid } from '@/lib/platform/errors';

/** Query parameters of every list. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(100).default(50).describe('How many, at most.'),
  cursor: z.string().max(500).optional().describe('nextCursor of the page before.'),
};

/** @param name of the list in the OpenAPI document */
export const pageOf = <Item extends z.ZodType>(name: string, item: Item) =>
  z
    .strictObject({
      data: z.array(item),
      nextCursor: z.string().nullable().describe('Null on the last page.'),
    })
    .meta({ id: name });

/** A page of a short list that is read as a whole; the cursor is the id of the last one given. */
export function pageById<Row extends { id: string }>(rows: readonly Row[], limit: number, cursor?: string) {
  const last = cursor === undefined ? -1 : rows.findIndex(({ id }) => id === cursor);
  if (cursor !== undefined && last < 0) throw Invalid.field('cursor', 'This list has no such page.');
  const data = rows.slice(last + 1, last + 1 + limit);
  const more = last + 1 + limit < rows.length;
  return { data, nextCursor: more ? (data.at(-1)?.id ?? null) : null };
}
