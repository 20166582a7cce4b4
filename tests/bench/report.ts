import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Verdict } from './verdicts';

const FILE = join(import.meta.dirname, 'README.md');
const GIB = 1_024 ** 3;

const line = ({ what, measured, floor, ratio, target, met }: Verdict) =>
  `| ${[what, measured, floor, ratio, target, met ? 'met' : '**missed**'].join(' | ')} |`;

function machine(): string {
  const [first] = cpus();
  const cores = cpus().length;
  return `${cores} cores (${first?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / GIB)} GB memory, Node ${process.versions.node}`;
}

/** Writes the table that is kept beside the benchmarks. */
export function writeReport(verdicts: readonly Verdict[], now: Date): void {
  writeFileSync(
    FILE,
    `# Benchmarks

Measured ${now.toISOString().slice(0, 10)} on ${machine()}, with \`npm run bench\`: production build, one web process, PostgreSQL
on the same machine, data from \`npm run seed\`, concurrency 8. Each figure stands beside its floor from the same run; all are
medians of five runs of four seconds, floor and product in turns.

| what | measured | floor | ratio | target | |
| --- | --- | --- | --- | --- | --- |
${verdicts.map(line).join('\n')}

- The floor of the queue page is \`floor/\`: a bare Next page that sends the queue's own SQL through \`pg\` and renders as many
  rows and columns, without session or styles. The floor of \`GET /api/v1/cases\` is its empty route handler.
- The floor of \`POST /api/v1/cases\` are the INSERTs that the product sends for the same request, through bare \`pg\`, one
  connection for each of the eight clients.
- \`GET /api/v1/cases\` is asked for again and again while nothing is committed, as a dashboard that polls does: the page is answered from
  memory after one look at PostgreSQL (lib/DECISIONS.md). After a commit elsewhere it costs PostgreSQL 0.3 ms more, after a change of
  one of its cases 1.5 ms. The queue's rows, counts and inbox sign are kept in the same way: after a commit its page sends three
  statements more.
- First-load JavaScript: all \`script src\` and preloaded scripts of the page's HTML, gzipped. A request form's own script (14 KB)
  follows once its HTML is there. \`tests/api/first-load.test.ts\` holds every customers' page and the desk to the limits.
- A chart of the reports is asked for as the file it can be downloaded as, over 26 weeks, by each dimension and filter; pages as HTML.
  From request to the last byte; the days of settled cases are packed, as the worker leaves them.
- \`npm run bench -- --quick\` shows in a minute that everything runs; it measures nothing. \`--strict\` exits 1 when a target is missed.
  \`--only queue --only memory\` measures these alone and leaves this page as it is.
`,
  );
}

export function printVerdict(verdict: Verdict): void {
  const { what, measured, floor, ratio, target, met } = verdict;
  const beside = floor ? ` (${floor})` : '';
  process.stdout.write(
    `${met ? 'met   ' : 'MISSED'} ${what}: ${measured}${beside}; ${ratio ? `${ratio}, ` : ''}target ${target}\n`,
  );
}
