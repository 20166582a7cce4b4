import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WebProcess } from './product-process';

export type ServerAction = {
  id: string;
  name: string;
  /** `page`: as an address, its dynamic parts filled in by whoever calls it. */
  page: string;
  /** How many arguments stand before the form; null for one that takes plain values. */
  beforeForm: number | null;
};

type Manifest = {
  node: Record<string, { workers: Record<string, unknown>; filename: string; exportedName: string }>;
};

const read = (path: string) => readFileSync(join(process.cwd(), path), 'utf8');
const sources = new Map<string, string>();
const sourceOf = (path: string): string => {
  const text = sources.get(path) ?? read(path);
  sources.set(path, text);
  return text;
};

/** The position of the form among the parameters, as the source declares them. */
function beforeForm(source: string, name: string): number | null {
  const [, parameters = ''] = new RegExp(`export async function ${name}\\(([^)]*)\\)`).exec(source) ?? [];
  const declared = parameters.split(',').filter((part) => part.trim() !== '');
  const at = declared.findIndex((part) => /^\s*form: FormData/.test(part));
  // One that ignores its form, or has no parameter at all, is sent by a form as well.
  return at >= 0 ? at : declared.length === 0 || /^\s*_: /.test(parameters) ? 1 : null;
}

/** Every server action of the production build. */
export function listServerActions(): ServerAction[] {
  const { node } = JSON.parse(read('.next/server/server-reference-manifest.json')) as Manifest;
  return Object.entries(node)
    .map(([id, { workers, filename, exportedName: name }]) => {
      const [worker = ''] = Object.keys(workers);
      const page =
        worker
          .replace(/^app/, '')
          .replace(/\/\([^)]*\)/g, '')
          .replace(/\/page$/, '') || '/';
      return { id, name, page, beforeForm: beforeForm(sourceOf(filename), name) };
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** Every name that a source of actions has in quotes: the names of fields are among them. */
export function fieldNames(): string[] {
  listServerActions();
  const quoted = [...sources.values()].flatMap((text) =>
    [...text.matchAll(/'([a-z]\w{0,30})'/gi)].map(([, name = '']) => name),
  );
  return [...new Set(quoted)].sort();
}

type Fields = Iterable<readonly [name: string, value: string | Blob]>;

/** What React sends for a form: the arguments as JSON, the form's fields under a prefix. */
export function formArguments({ beforeForm }: ServerAction, fields: Fields): FormData {
  const body = new FormData();
  for (const [name, value] of fields) body.append(`_1_${name}`, value);
  body.append('0', JSON.stringify([...Array<null>(beforeForm ?? 0).fill(null), '$K1']));
  return body;
}

export function plainArguments(values: readonly unknown[]): FormData {
  const body = new FormData();
  body.append('0', JSON.stringify(values));
  return body;
}

export function callAction(
  web: WebProcess,
  { id, page }: ServerAction,
  { body, cookie }: { body: FormData; cookie: string },
): Promise<Response> {
  const headers = { 'next-action': id, accept: 'text/x-component', origin: web.origin, cookie };
  return web.fetch(page, { method: 'POST', headers, body });
}
