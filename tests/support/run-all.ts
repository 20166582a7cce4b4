import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from '@/lib/platform/start/build';
import { endOnSignals, keep, stopEverything } from '@/lib/platform/start/lifetime';
import { projectRoot } from '@/lib/platform/start/project';
import { runNode } from '@/lib/platform/start/run-child';
import { requireChromium } from './chromium';
import { readReport, type Tally } from './report';
import { startTestServer } from './test-server';

const results = join(projectRoot, 'tests/.results');
const SUITES = ['unit', 'integration', 'api', 'faults', 'browser'] as const;
type Suite = (typeof SUITES)[number];
const NEED_SERVER = new Set<Suite>(['integration', 'api']);
const NEED_CHROMIUM = new Set<Suite>(['api', 'browser']);
const NEED_BUILD = new Set<Suite>(['api', 'faults', 'browser']);

const say = (line: string) => process.stdout.write(`${line}\n`);
const resultFile = (suite: Suite) => join(results, `${suite}.json`);

async function runVitest(suite: Suite, env: Record<string, string>): Promise<number> {
  const report = ['--reporter=default', '--reporter=json', `--outputFile.json=${resultFile(suite)}`];
  return (
    await runNode(['node_modules/vitest/vitest.mjs', 'run', '--project', `${suite}*`, ...report], {
      env,
      show: true,
    })
  ).code;
}

async function runBrowser(env: Record<string, string>): Promise<number> {
  return (await runNode(['node_modules/@playwright/test/cli.js', 'test'], { env, show: true })).code;
}

async function run(suite: Suite, env: Record<string, string>): Promise<Tally> {
  say(`\n${suite}`);
  rmSync(resultFile(suite), { force: true });
  try {
    const chromium: Record<string, string> = NEED_CHROMIUM.has(suite)
      ? { CHROMIUM_PATH: requireChromium() }
      : {};
    const code = await (suite === 'browser'
      ? runBrowser(chromium)
      : runVitest(suite, { ...env, ...chromium }));
    return readReport(resultFile(suite), suite, code);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { passed: 0, failed: 1, failures: [`${suite}: ${why}`] };
  }
}

async function runAll(suites: readonly Suite[]): Promise<Tally> {
  mkdirSync(results, { recursive: true });
  const server = suites.some((suite) => NEED_SERVER.has(suite)) ? keep(await startTestServer()) : undefined;
  if (suites.some((suite) => NEED_BUILD.has(suite))) await ensureBuild();
  const env: Record<string, string> = server ? { TEST_DATABASE_URL: server.url } : {};
  const total: Tally = { passed: 0, failed: 0, failures: [] };
  for (const suite of suites) {
    const since = performance.now();
    const { passed, failed, failures } = await run(suite, env);
    say(
      `${suite}: ${passed} passed, ${failed} failed in ${Math.round((performance.now() - since) / 1_000)} s`,
    );
    total.passed += passed;
    total.failed += failed;
    total.failures.push(...failures);
  }
  return total;
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !SUITES.some((suite) => suite === name));
if (unknown.length > 0) {
  say(`There is no suite ${unknown.join(', ')}. There are: ${SUITES.join(', ')}.`);
  process.exit(1);
}
const work = runAll(asked.length > 0 ? SUITES.filter((suite) => asked.includes(suite)) : SUITES);
endOnSignals(() => work);
const { passed, failed, failures } = await work.finally(stopEverything);
for (const failure of failures) say(`\nfailed: ${failure}`);
say(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
