import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '@/lib/platform/start/project';

const tests = join(projectRoot, 'tests');
const readme = readFileSync(join(tests, 'support/README.md'), 'utf8');
const lines = [...readme.matchAll(/^- (\d+) .* — (.*)$/gm)];

/** What stands behind a `path: "title", "title"`: the missing file, or the titles that no test of it has. */
function missingOf(proof: string): string[] {
  const [path = ''] = proof.split(':');
  const [file] = globSync(`${path}.{test,spec}.{ts,tsx}`, { cwd: tests });
  if (!file) return [path];
  const text = readFileSync(join(tests, file), 'utf8');
  const titles = [...proof.matchAll(/"([^"]+)"/g)].map(([, title = '']) => title.replace(/…$/, ''));
  return titles.filter((title) => !text.includes(title)).map((title) => `${file}: ${title}`);
}

describe('the table of threats', () => {
  it('has something to hold it to', () => expect(lines.length).toBeGreaterThan(40));

  it.each(lines.map(([, number, proofs]) => [number, proofs]))(
    '%s names tests that there are',
    (_, proofs) => {
      expect((proofs ?? '').split('; ').flatMap(missingOf)).toEqual([]);
    },
  );
});
