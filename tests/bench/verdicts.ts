import type { ChartsMeasured } from './charts';
import type { DeadlinesMeasured } from './deadlines';
import type { Compared } from './throughput';

/** One line of the table: what came out, beside its floor and what it has to be. */
export type Verdict = {
  what: string;
  measured: string;
  floor: string;
  ratio: string;
  target: string;
  met: boolean;
};

const SLOWER_AT_MOST = 1.3;
const MEMORY_MIB = 350;
const CHART_MS = 500;
/** Times what the bare page takes alone, so that a slower machine asks no less and no more. */
const CHART_FLOORS = 45;
const DEADLINES_PER_SECOND = 1_000_000;

const rate = (perSecond: number) => `${Math.round(perSecond).toLocaleString('en')}/s`;
const ms = (value: number) => `${value.toFixed(1)} ms`;

export function throughputVerdicts(
  what: string,
  floorName: string,
  atLeast: number,
  figures: Compared,
): Verdict[] {
  const { floor, small, large } = figures;
  const share = small.perSecond / floor.perSecond;
  const slower = large.p95Ms / small.p95Ms;
  return [
    {
      what: `${what}, 20,000 open cases`,
      measured: `${rate(small.perSecond)}, p95 ${ms(small.p95Ms)}`,
      floor: `${floorName}: ${rate(floor.perSecond)}, p95 ${ms(floor.p95Ms)}`,
      ratio: share.toFixed(2),
      target: `≥ ${atLeast}`,
      met: share >= atLeast,
    },
    {
      what: `${what}, 1,000,000 cases: p95`,
      measured: ms(large.p95Ms),
      floor: `20,000 cases: ${ms(small.p95Ms)}`,
      ratio: slower.toFixed(2),
      target: `≤ ${SLOWER_AT_MOST}`,
      met: slower <= SLOWER_AT_MOST,
    },
  ];
}

export function chartVerdicts(charts: ChartsMeasured): Verdict[] {
  return charts.map(({ what, largeMs, smallMs, floorMs }) => ({
    what: `${what}, 1,000,000 cases`,
    measured: ms(largeMs),
    floor: `bare Next page, one at a time: ${ms(floorMs)}; 20,000 cases: ${ms(smallMs)}`,
    ratio: (largeMs / floorMs).toFixed(0),
    target: `≤ ${CHART_FLOORS}, ≤ ${CHART_MS} ms`,
    met: largeMs <= CHART_MS && largeMs <= CHART_FLOORS * floorMs,
  }));
}

export function firstLoadVerdict(path: string, kb: number, floorKb: number, atMostKb: number): Verdict {
  const over = kb - floorKb;
  return {
    what: `First-load JavaScript, ${path}`,
    measured: `${kb.toFixed(1)} KB gzip`,
    floor: `bare Next page: ${floorKb.toFixed(1)} KB`,
    ratio: `+${over.toFixed(1)} KB`,
    target: `≤ ${atMostKb} KB over`,
    met: over <= atMostKb,
  };
}

export function memoryVerdict(what: string, mib: number): Verdict {
  const met = mib <= MEMORY_MIB;
  return {
    what: `Web process under load, ${what}`,
    measured: `${Math.round(mib)} MB resident`,
    floor: '',
    ratio: '',
    target: `≤ ${MEMORY_MIB} MB`,
    met,
  };
}

export function deadlinesVerdict({ deadlinesPerSecond, floorPerSecond, ratio }: DeadlinesMeasured): Verdict {
  return {
    what: 'Deadlines, one process',
    measured: rate(deadlinesPerSecond),
    floor: `the same loop adding a constant: ${rate(floorPerSecond)}`,
    ratio: ratio.toFixed(2),
    target: `≥ ${rate(DEADLINES_PER_SECOND)}`,
    met: deadlinesPerSecond >= DEADLINES_PER_SECOND,
  };
}
