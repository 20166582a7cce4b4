import 'server-only';
import { createHash } from 'node:crypto';
import type { QueryResultRow } from 'pg';
import type { Actor } from '@/lib/platform/actor';
import { pool } from '@/lib/platform/db';
import type { CaseFilters, CaseSort, ListCasesQuery } from '../schema/list-cases';
import type { CasePage, CaseRow } from '../types';
import { cursorAfter, positionOf, type Stretch, stretchesOf } from './case-query';
import { asRows, type Shape } from './case-shapes';
import { type Read, statementFor } from './case-statement';
import { readJsonPage } from './sealed-pages';

type Query = CaseFilters & { sort: CaseSort; limit: number; cursor?: string | undefined };
type Keyed = { number: number; nextDeadline: Date | null };

/** A page of cases that the actor may see, as rows for a screen. @throws Invalid for a cursor that is not one of ours */
export async function listCases(actor: Actor, query: ListCasesQuery, now: Date): Promise<CasePage> {
  return readPage<CaseRow>(actor, query, now, asRows);
}

/**
 * The same page as the JSON array of the API, built by PostgreSQL and read as one row: equal to `publicCaseOf` of each
 * case without its items.
 * @param snapshot of this request: a page read in the very same one is not read again
 * @throws Invalid for a cursor that is not one of ours
 */
export async function listCasesJson(
  actor: Actor,
  query: ListCasesQuery,
  now: Date,
  snapshot: string | null = null,
): Promise<{ json: string; nextCursor: string | null }> {
  const from = positionOf(query.cursor, query.sort);
  const pieces: string[] = [];
  let wanted = query.limit;
  let nextCursor: string | null = null;
  for (const stretch of stretchesOf(query, query.sort, from)) {
    const page = await readJsonPage({ actor, query, now, from }, stretch, wanted + 1, snapshot);
    if (page.json !== null) pieces.push(page.json);
    // What comes after the last row is known once one more than wanted was found, in this stretch or the next.
    if (page.number !== null) nextCursor = cursorAfter(stretch, { ...page, number: page.number });
    wanted -= page.kept;
    if (page.found > page.kept) return { json: `[${pieces.join(',')}]`, nextCursor };
  }
  return { json: `[${pieces.join(',')}]`, nextCursor: null };
}

async function readPage<Row extends Keyed>(
  actor: Actor,
  query: Query,
  now: Date,
  shape: Shape,
): Promise<{ rows: Row[]; nextCursor: string | null }> {
  const from = positionOf(query.cursor, query.sort);
  const rows: Row[] = [];
  const ends: Stretch[] = [];
  for (const stretch of stretchesOf(query, query.sort, from)) {
    const wanted = query.limit + 1 - rows.length;
    if (wanted <= 0) break;
    const found = await readRows<Row>({ actor, query, now, from }, stretch, wanted, shape);
    rows.push(...found);
    ends.push(...found.map(() => stretch));
  }
  const last = rows[query.limit - 1];
  const stretch = ends[query.limit - 1];
  const nextCursor = rows.length > query.limit && last && stretch ? cursorAfter(stretch, last) : null;
  return { rows: rows.slice(0, query.limit), nextCursor };
}

/** Runs the statement of one stretch as a prepared one. */
export async function readRows<Row extends QueryResultRow>(
  read: Read,
  stretch: Stretch,
  limit: number,
  shape: Shape,
): Promise<Row[]> {
  const { text, values } = statementFor(read, stretch, limit, shape);
  // Words to search for decide the plan, so such a statement is planned anew each time.
  const name = read.query.q ? undefined : createHash('sha1').update(text).digest('base64url');
  return (await pool.query<Row>({ name, text, values })).rows;
}
