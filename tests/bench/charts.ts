import { REPORT_BY } from '@/lib/cases/rules/report-rows';
import { REGIONS, SEVERITIES } from '@/lib/service-levels/types';
import type { Site } from './floor';
import { signIn } from './product';
import type { Stage } from './throughput';

/** Each with many cases and with few, beside what a bare page takes that is asked for alone as they are. */
export type ChartsMeasured = { what: string; largeMs: number; smallMs: number; floorMs: number }[];

/** As far back as a report looks. */
const WEEKS = 26;
const NARROWED = ['', '&kind=TECHNICAL', ...SEVERITIES.map((one) => `&severity=${one}`)].concat(
  REGIONS.map((one) => `&region=${one}`),
);

const CHARTS = REPORT_BY.flatMap((by) =>
  NARROWED.map((filter) => `/desk/reports/chart.csv?by=${by}&weeks=${WEEKS}${filter}`),
);
const PAGES = [`/desk/reports?weeks=${WEEKS}`, '/desk/reports/week'];

const middleOf = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Median time from request to the last byte, ms, asked for one after the other. */
async function answerMs(
  { origin }: Site,
  { path, cookie = '' }: { path: string; cookie?: string },
  rounds: number,
): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    const answer = await fetch(`${origin}${path}`, { headers: { cookie } });
    await answer.text();
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}.`);
    times.push(performance.now() - began);
  }
  return middleOf(times);
}

/** Every chart by every dimension and filter over 26 weeks, the slowest of them named; then the pages that show them all. */
export async function measureCharts({ options, floor, small, large }: Stage): Promise<ChartsMeasured> {
  const cookies = {
    small: await signIn(small.site, small.data, 'lead@support.example'),
    large: await signIn(large.site, large.data, 'lead@support.example'),
  };
  const { rounds } = options;
  const largeMs = (path: string) => answerMs(large.site, { path, cookie: cookies.large }, rounds);
  const smallMs = (path: string) => answerMs(small.site, { path, cookie: cookies.small }, rounds);
  let slowest = { path: CHARTS[0] ?? '', ms: 0 };
  for (const path of CHARTS) {
    const ms = await largeMs(path);
    if (ms > slowest.ms) slowest = { path, ms };
  }
  const measured = [{ what: `Slowest of ${CHARTS.length} charts (\`${slowest.path}\`)`, ...slowest }];
  for (const path of PAGES)
    measured.push({ what: `Page of all charts \`${path}\``, path, ms: await largeMs(path) });
  const floorMs = await answerMs(floor, { path: '/' }, rounds * CHARTS.length);
  const compared: ChartsMeasured = [];
  for (const { what, path, ms } of measured)
    compared.push({ what, largeMs: ms, smallMs: await smallMs(path), floorMs });
  return compared;
}
