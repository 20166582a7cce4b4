import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { projectRoot } from '@/lib/platform/start/project';

export type Tally = { passed: number; failed: number; failures: string[] };

type VitestReport = {
  numPassedTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
};
type BrowserTest = { results: { error?: { message?: string } }[]; status: string };
type BrowserSuite = {
  title: string;
  file: string;
  suites?: BrowserSuite[];
  specs: { title: string; tests: BrowserTest[] }[];
};
type BrowserReport = { stats: { expected: number }; suites: BrowserSuite[]; errors: { message?: string }[] };

const LINES_OF_A_FAILURE = 12;

/** One failure as a short block: where, which, and the first lines of why. */
const block = (where: string, why: string | undefined) =>
  [
    where,
    ...stripVTControlCharacters(why ?? '')
      .split('\n')
      .slice(0, LINES_OF_A_FAILURE)
      .map((line) => `    ${line}`),
  ].join('\n');

/** A file that broke before or between its tests has no failed test of its own: it is named by itself. */
function vitestTally(report: VitestReport): Tally {
  const failures = report.testResults.flatMap((file) => {
    const name = relative(projectRoot, file.name);
    const failed = file.assertionResults.filter((test) => test.status !== 'passed');
    if (failed.length === 0) return file.status === 'passed' ? [] : [block(name, file.message)];
    return failed.map((test) =>
      block(`${name} › ${test.fullName} (${test.status})`, test.failureMessages[0] ?? file.message),
    );
  });
  return { passed: report.numPassedTests, failed: failures.length, failures };
}

const browserFailures = (suite: BrowserSuite): string[] => [
  ...(suite.suites ?? []).flatMap(browserFailures),
  ...suite.specs.flatMap((spec) =>
    spec.tests
      .filter((test) => test.status !== 'expected')
      .map((test) =>
        block(`${suite.file} › ${spec.title} (${test.status})`, test.results.at(-1)?.error?.message),
      ),
  ),
];

function browserTally(report: BrowserReport): Tally {
  const failures = [
    ...report.suites.flatMap(browserFailures),
    ...report.errors.map((error) => block('browser', error.message)),
  ];
  return { passed: report.stats.expected, failed: failures.length, failures };
}

/** What did not run counts as failed; a suite that could not even begin, or broke off, as one failure. */
export function readReport(file: string, suite: string, code: number): Tally {
  if (!existsSync(file)) return { passed: 0, failed: 1, failures: [`${suite}: broke off without a report`] };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const tally = 'stats' in report ? browserTally(report) : vitestTally(report);
  if (code === 0 || tally.failed > 0) return tally;
  return {
    ...tally,
    failed: 1,
    failures: [`${suite}: an error outside of its tests; it is printed above`],
  };
}
