import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@/lib/platform/start/project';
import type { Verdict } from './run-tool';
import { rules } from './vocabulary-rules';

/** The files that git knows or would add: nothing generated. */
function projectFiles(): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard'];
  const list = execFileSync('git', args, { cwd: projectRoot, encoding: 'utf8' });
  return list.split('\n').filter((path) => path !== '' && existsSync(join(projectRoot, path)));
}

const lineCount = (text: string) => text.trimEnd().split('\n').length;

/** Names, places and lengths of files: `<path>: <what is wrong>` for each finding. */
export function vocabularyFindings(paths: readonly string[], read: (path: string) => string): string[] {
  return paths.flatMap((path) => {
    const broken = rules.filter(
      ({ where, path: shape, notPath, notText, maxLines }) =>
        where.test(path) &&
        ((shape && !shape.test(path)) ||
          notPath?.test(path) ||
          notText?.test(read(path)) ||
          (maxLines && lineCount(read(path)) > maxLines)),
    );
    return broken.map(({ says }) => `${path}: ${says}`);
  });
}

export function checkVocabulary(): Verdict {
  const paths = projectFiles();
  const findings = vocabularyFindings(paths, (path) => readFileSync(join(projectRoot, path), 'utf8'));
  return {
    ok: findings.length === 0 && paths.length > 0,
    says: `${paths.length} files, ${findings.length} findings`,
    details: findings.join('\n'),
  };
}
