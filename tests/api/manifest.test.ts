import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manifest } from '@/app/api/v1/_lib/manifest';
import type { Operation } from '@/app/api/v1/_lib/operation';

const ROOT = 'app/api/v1';
/** What every other address below /api/v1 answers. */
const NOWHERE = join(ROOT, '[...unknown]/route.ts');
const VERBS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('route.ts') || file.endsWith('route.tsx'))
  .map((file) => join(ROOT, file))
  .filter((file) => file !== NOWHERE);

const pathOf = (file: string) => file.slice(ROOT.length, -'/route.ts'.length).replace(/\[(\w+)\]/g, '{$1}');

type Verb = (typeof VERBS)[number];
type RouteModule = Partial<Record<Verb | 'OPTIONS', { operation?: Operation }>>;

const load = (file: string) => import(/* @vite-ignore */ join(process.cwd(), file)) as Promise<RouteModule>;

describe('every route is on the manifest', () => {
  it.each(files)('%s answers exactly the operations listed for its path', async (file) => {
    const route = await load(file);
    const answered = VERBS.flatMap((verb) => route[verb]?.operation ?? []);
    expect(new Set(answered)).toEqual(new Set(manifest.filter(({ path }) => path === pathOf(file))));
    expect(answered.length).toBeGreaterThan(0);
    for (const verb of VERBS) expect(route[verb]?.operation?.method ?? verb).toBe(verb);
  });

  it.each(files)('%s has no way round the wrapper', (file) => {
    const source = readFileSync(file, 'utf8');
    const exported = source.split('\n').filter((line) => /^export\b/.test(line));
    expect(exported).toEqual(['export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({']);
  });
});

describe('the manifest', () => {
  it('lists only what a route answers', () => {
    const paths = new Set(files.map(pathOf));
    expect(manifest.filter(({ path }) => !paths.has(path))).toEqual([]);
  });

  it('names each operation once', () => {
    const ids = manifest.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
