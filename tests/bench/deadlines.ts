import { pathToFileURL } from 'node:url';
import { deadlinesInMs } from '@/lib/service-levels/rules/deadlines';
import { defaultEngine } from '@/lib/service-levels/rules/engine';
import {
  CASE_KINDS,
  type DeadlineFacts,
  type Deadlines,
  REGIONS,
  SERVICE_LEVELS,
  SEVERITIES,
} from '@/lib/service-levels/types';

const CASES = 65_536;
const PASSES = 16;
const ROUNDS = 5;
const FROM_MS = Date.UTC(2024, 0, 1);
const SPAN_MS = Date.UTC(2034, 0, 1) - FROM_MS;

/** Every combination of kind, severity, level and region in turn, received at scattered times over ten years. */
function mixedCases(): DeadlineFacts<number>[] {
  const combinations = CASE_KINDS.flatMap((kind) =>
    SEVERITIES.flatMap((severity) =>
      SERVICE_LEVELS.flatMap((serviceLevel) =>
        REGIONS.map((region) => ({ kind, severity, serviceLevel, region })),
      ),
    ),
  );
  let state = 20_260_609;
  return Array.from({ length: CASES }, (_, index) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const facts = combinations[index % combinations.length];
    if (!facts) throw new RangeError('no combination');
    return { ...facts, receivedAt: FROM_MS + Math.floor((state / 2 ** 32) * SPAN_MS) };
  });
}

const plainAddition = ({ receivedAt }: DeadlineFacts<number>): Deadlines<number> => ({
  respondBy: receivedAt + 3_600_000,
  completeBy: receivedAt + 86_400_000,
});

/** Cases per second through `work`; the sum keeps the results from being optimised away. */
function rate(
  cases: readonly DeadlineFacts<number>[],
  work: (facts: DeadlineFacts<number>) => Deadlines<number>,
) {
  let sum = 0;
  const started = performance.now();
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const facts of cases) {
      const { respondBy, completeBy } = work(facts);
      sum += respondBy + (completeBy ?? 0);
    }
  }
  const seconds = (performance.now() - started) / 1000;
  if (!Number.isFinite(sum)) throw new RangeError('the sum is not a number');
  return (cases.length * PASSES) / seconds;
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

export type DeadlinesMeasured = { deadlinesPerSecond: number; floorPerSecond: number; ratio: number };

/** Medians of five, engine and floor (the same loop with plain addition) alternating, after one round of warming up. */
export async function measureDeadlines(): Promise<DeadlinesMeasured> {
  const cases = mixedCases();
  const engineRates: number[] = [];
  const floorRates: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const engine = rate(cases, (facts) => deadlinesInMs(defaultEngine, facts));
    const floor = rate(cases, plainAddition);
    if (round === 0) continue;
    engineRates.push(engine);
    floorRates.push(floor);
  }
  const deadlinesPerSecond = Math.round(median(engineRates));
  const floorPerSecond = Math.round(median(floorRates));
  return { deadlinesPerSecond, floorPerSecond, ratio: deadlinesPerSecond / floorPerSecond };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.stdout.write(`${JSON.stringify(await measureDeadlines())}\n`);
}
