/** What one run, or the middle of several, came to. */
export type Figures = { perSecond: number; p95Ms: number };

const P95 = 0.95;

export function figuresFrom(durationsMs: readonly number[], elapsedMs: number): Figures {
  const sorted = durationsMs.toSorted((a, b) => a - b);
  const p95Ms = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * P95))] ?? Number.NaN;
  return { perSecond: (sorted.length / elapsedMs) * 1_000, p95Ms };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export const middle = (runs: readonly Figures[]): Figures => ({
  perSecond: median(runs.map(({ perSecond }) => perSecond)),
  p95Ms: median(runs.map(({ p95Ms }) => p95Ms)),
});
