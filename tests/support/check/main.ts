import { ensureClient } from '@/lib/platform/start/generate';
import { checkArrows } from './arrows';
import { countLines, runTool, type Verdict } from './run-tool';
import { checkVocabulary } from './vocabulary';

async function checkTypes(): Promise<Verdict> {
  const { code, output } = await runTool('typescript-native/bin/tsc', ['--noEmit', '--pretty', 'false']);
  const errors = countLines(output, /error TS\d+/);
  return { ok: code === 0, says: `${errors} errors`, details: output };
}

async function checkFormat(): Promise<Verdict> {
  const args = ['check', '--reporter=summary', '--error-on-warnings'];
  const { code, output } = await runTool('@biomejs/biome/bin/biome', args);
  return { ok: code === 0, says: output.match(/Checked \d+ files/)?.[0] ?? 'biome failed', details: output };
}

async function checkDeadCode(): Promise<Verdict> {
  const { code, output } = await runTool('knip/bin/knip.js', ['--no-progress', '--no-config-hints']);
  const found = countLines(output, /^\S+.*:\d+:\d+\s*$|^\S+\s+package\.json|^\S+\.(ts|tsx|mjs)\s*$/);
  return { ok: code === 0, says: `${found} unused`, details: output };
}

const steps: [string, () => Verdict | Promise<Verdict>][] = [
  ['types', checkTypes],
  ['lint and format', checkFormat],
  ['dead code', checkDeadCode],
  ['import arrows', checkArrows],
  ['file vocabulary', checkVocabulary],
];

await ensureClient();
let failed = 0;
for (const [name, step] of steps) {
  const since = performance.now();
  const { ok, says, details } = await step();
  const seconds = ((performance.now() - since) / 1_000).toFixed(1);
  process.stdout.write(`${ok ? 'ok  ' : 'FAIL'}  ${name.padEnd(16)} ${says} (${seconds} s)\n`);
  if (ok) continue;
  failed += 1;
  process.stdout.write(`${details.trim().replace(/^/gm, '      ')}\n`);
}
process.exit(failed === 0 ? 0 : 1);
