import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { pagesOf, sectionsFor } from '@/components/frame/sections';
import { pagePaths } from '@/tests/support/page-tree';

const source = readFileSync('tests/e2e/accessibility.spec.ts', 'utf8');
/** Reached from the first row of a list, as the tours say. */
const lists = [...source.matchAll(/lists: \[([^\]]*)\]/g)].flatMap(([, named = '']) =>
  [...named.matchAll(/'([^']+)'/g)].map(([, path]) => `${path}/row`),
);
const named = [...source.matchAll(/'(\/[^']*)'/g)].map(([, path = '']) => path);
const inTheBar = sectionsFor('OPERATIONS').flatMap(pagesOf);
const toured = [...named, ...lists, ...inTheBar.map(({ href }) => href)].map(
  (path) => path.split('?')[0] ?? '',
);

const shapeOf = (page: string) => new RegExp(`^${page.replaceAll(':', '(\\d+|row|all)')}$`);

it('every page is on a tour of the accessibility checks', () => {
  const missing = pagePaths(':').filter((page) => !toured.some((path) => shapeOf(page).test(path)));
  expect(missing).toEqual([]);
});
