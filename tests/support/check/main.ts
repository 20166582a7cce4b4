import { ensureClient } from '@/lib/platform/start/generate';
import { checkArrows } from './arrows';
import { checkDeadCode, checkFormat, checkTypes } from './code';
import type { Verdict } from './run-tool';
import { checkVocabulary } from './vocabulary';

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
