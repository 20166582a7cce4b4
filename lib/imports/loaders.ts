import 'server-only';
import { stringify } from 'csv-stringify/sync';
import { notFound } from 'next/navigation';
import type { Person } from '@/lib/platform/actor';
import { systemClock } from '@/lib/platform/clock';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { getImport, listBadRows, listChangingRows, listImports } from './data/imports';
import { assertMayImport } from './policy';
import { layoutOf, templateOf } from './rules/columns';
import { IMPORT_KINDS, type ImportKind } from './types';

const BAD_ROWS_SHOWN = 50;
const CHANGES_SHOWN = 20;
const REPORT_PAGE = 1000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A page of the list; a cursor that makes no sense is left out. */
export async function loadImports(person: Person, cursor: string | undefined) {
  assertMayImport(person);
  const now = systemClock.now();
  try {
    return { now, ...(await listImports(cursor)) };
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return { now, ...(await listImports(undefined)) };
  }
}

async function find(person: Person, id: string) {
  assertMayImport(person);
  if (!UUID.test(id)) notFound();
  try {
    return await getImport(id);
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}

/** One import with its bad rows after a line, and the first of the changes it would make. */
export async function loadImport(person: Person, id: string, afterLine: number) {
  const found = await find(person, id);
  const [bad, changing] = await Promise.all([
    listBadRows(id, afterLine, BAD_ROWS_SHOWN + 1),
    listChangingRows(id, CHANGES_SHOWN),
  ]);
  const { columns } = layoutOf(found.kind, found.header);
  const shown = bad.slice(0, BAD_ROWS_SHOWN);
  return {
    now: systemClock.now(),
    found,
    notRead: found.header.filter((name, index) => name !== '' && !columns[index]),
    bad: shown,
    nextLine: bad.length > BAD_ROWS_SHOWN ? (shown.at(-1)?.line ?? null) : null,
    changing,
  };
}

// What a spreadsheet could take for a formula is marked as text.
const csv = (rows: readonly (readonly string[])[]) =>
  stringify(rows as string[][], { escape_formulas: true });

/** The rows that were not applied, as they were, with what is wrong; it can be corrected and uploaded again. */
export async function loadReport(person: Person, id: string): Promise<AsyncGenerator<string>> {
  const { header } = await find(person, id);
  return reportOf(id, header);
}

async function* reportOf(id: string, header: readonly string[]): AsyncGenerator<string> {
  yield `\uFEFF${csv([[...header, 'Line', 'Problems']])}`;
  let line = 0;
  for (;;) {
    const rows = await listBadRows(id, line, REPORT_PAGE);
    if (rows.length === 0) return;
    const words = rows.map((row) => [
      ...header.map((_, index) => row.cells[index] ?? ''),
      String(row.line),
      row.errors.map(({ column, message }) => (column ? `${column}: ${message}` : message)).join(' '),
    ]);
    yield csv(words);
    line = rows.at(-1)?.line ?? line;
  }
}

/** The template of a kind, null for a kind that there is not. */
export function loadTemplate(person: Person, kind: string): { kind: ImportKind; text: string } | null {
  assertMayImport(person);
  const known = IMPORT_KINDS.find((one) => one === kind);
  return known ? { kind: known, text: `\uFEFF${stringify(templateOf(known))}` } : null;
}
