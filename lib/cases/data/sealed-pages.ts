import 'server-only';
import { createHash } from 'node:crypto';
import { isStaff } from '@/lib/platform/actor';
import { BoundedMap } from '@/lib/platform/bounded-map';
import { connectionsOpened, pool } from '@/lib/platform/db';
import type { Stretch } from './case-query';
import { asJson, asSealedPage } from './case-shapes';
import { type Read, statementFor } from './case-statement';

/** The rows kept as one text, how many there were, the key of the last one kept, and the snapshot they were read in. */
export type JsonPage = {
  json: string | null;
  kept: number;
  found: number;
  number: number | null;
  nextDeadline: Date | null;
  snapshot: string;
};
type Sealed = JsonPage & { seal: string | null };

const MOST_CHARACTERS = 8_000_000;
const CHARACTERS_BESIDE_JSON = 1_000;
const shapes = { staff: asSealedPage(asJson(true)), member: asSealedPage(asJson(false)) };
/** The pages last used. None is used again before PostgreSQL has said that it still holds. */
const pages = new BoundedMap<Sealed & { connections: number }>(MOST_CHARACTERS);

/**
 * One stretch of a page as JSON. A page from before is used again in two cases, and in both it is what would be read now:
 * nothing at all was committed since it was read (`snapshot`, that of this request, is its own), or PostgreSQL finds
 * every row behind it unchanged (its seal).
 */
export async function readJsonPage(
  read: Read,
  stretch: Stretch,
  limit: number,
  snapshot: string | null,
): Promise<JsonPage> {
  const shape = isStaff(read.actor) ? shapes.staff : shapes.member;
  const { text, values } = statementFor(read, stretch, limit, shape);
  const name = createHash('sha1').update(text).digest('base64url');
  // What is searched for decides the plan, and what is due depends on the moment: neither comes again.
  const isRecurring = read.query.q === undefined && read.query.target === undefined;
  const key = `${name} ${JSON.stringify(values)}`;
  const known = isRecurring ? pages.get(key) : undefined;
  const before = known?.connections === connectionsOpened() ? known : undefined;
  if (before && before.snapshot === snapshot) return before;
  if (before) values[values.length - 1] = before.seal;
  const { rows } = await pool.query<Sealed>({ name: read.query.q ? undefined : name, text, values });
  const [page] = rows;
  if (!page) throw new Error('A page without its one row.');
  const json = page.seal === before?.seal ? before.json : page.json;
  const size = CHARACTERS_BESIDE_JSON + (json?.length ?? 0);
  const fresh = { ...page, json, connections: connectionsOpened() };
  if (isRecurring) pages.set(key, fresh, size);
  return fresh;
}
