import { projectRoot } from '@/lib/platform/start/project';
import { countLines, runTool, type Verdict } from './run-tool';

export async function checkTypes(root = projectRoot): Promise<Verdict> {
  const { code, output } = await runTool(
    'typescript-native/bin/tsc',
    ['--noEmit', '--pretty', 'false'],
    root,
  );
  const errors = countLines(output, /error TS\d+/);
  return { ok: code === 0, says: `${errors} errors`, details: output };
}

export async function checkFormat(root = projectRoot): Promise<Verdict> {
  const args = ['check', '--reporter=summary', '--error-on-warnings'];
  const { code, output } = await runTool('@biomejs/biome/bin/biome', args, root);
  return { ok: code === 0, says: output.match(/Checked \d+ files/)?.[0] ?? 'biome failed', details: output };
}

export async function checkDeadCode(root = projectRoot): Promise<Verdict> {
  const { code, output } = await runTool('knip/bin/knip.js', ['--no-progress', '--no-config-hints'], root);
  const found = countLines(output, /^\S+.*:\d+:\d+\s*$|^\S+\s+package\.json|^\S+\.(ts|tsx|mjs)\s*$/);
  return { ok: code === 0, says: `${found} unused`, details: output };
}
