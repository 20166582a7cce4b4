const HOUR_MS = 3_600_000;
const LONGEST_COMPANY_HOURS = 12;

/** The notices that a change of an upgrade calls for (product.md part 1). */
export const EVENT_STEPS = ['SCHEDULED', 'MOVED', 'CANCELLED', 'COMPLETED', 'FAILED'] as const;
export type EventStep = (typeof EVENT_STEPS)[number];

/** One step of the notices as it holds now; `hours` before the lockout, null for the notice of an event. */
export type NoticeRule = {
  step: string;
  hours: number | null;
  enabled: boolean;
  /** A sentence of operations' own, put below the product's words. */
  extraSentence: string | null;
  /** 0: as the product ships it. */
  version: number;
};

export type Rung = { step: string; hours: number };

/** The ladder as the product ships it (product.md part 1, facts.md U10), furthest first; hours of elapsed time. */
export const LADDER = [
  { step: 'DAYS_14', hours: 14 * 24 },
  { step: 'DAYS_7', hours: 7 * 24 },
  { step: 'DAY_1', hours: 24 },
  { step: 'HOUR_1', hours: 1 },
] as const satisfies readonly Rung[];

const shipped: readonly NoticeRule[] = [...LADDER, ...EVENT_STEPS.map((step) => ({ step, hours: null }))].map(
  (rule) => ({ ...rule, enabled: true, extraSentence: null, version: 0 }),
);

/** The rules with what operations changed: rungs first, the furthest on top, then the events. Removed rungs are left out. */
export function rulesFrom(changed: readonly (NoticeRule & { removed: boolean })[]): NoticeRule[] {
  const known = new Map<string, NoticeRule | null>(shipped.map((rule) => [rule.step, rule]));
  for (const { removed, ...rule } of changed) known.set(rule.step, removed ? null : rule);
  return [...known.values()].filter((rule) => rule !== null).sort((a, b) => (b.hours ?? 0) - (a.hours ?? 0));
}

export const isEventStep = (step: string): step is EventStep =>
  (EVENT_STEPS as readonly string[]).includes(step);

/** The rungs that are climbed: those that are switched on, furthest first. */
export const rungsOf = (rules: readonly NoticeRule[]): Rung[] =>
  rules.flatMap(({ step, hours, enabled }) => (enabled && hours !== null ? [{ step, hours }] : []));

/** The name of a new rung; it keeps it when its distance changes. `taken` holds every name that was ever given. */
export function newStepName(hours: number, taken: ReadonlySet<string>): string {
  const [count, unit] = hours % 24 === 0 ? [hours / 24, 'DAY'] : [hours, 'HOUR'];
  const name = `${unit}${count === 1 ? '' : 'S'}_${count}`;
  for (let serial = 2; ; serial += 1) {
    const candidate = serial === 2 && !taken.has(name) ? name : `${name}_${serial}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** When a rung is due: that long before the lockout begins (UTC). */
export const ladderStepAt = (lockoutStartsAt: Date, hours: number): Date =>
  new Date(lockoutStartsAt.getTime() - hours * HOUR_MS);

/**
 * How many hours early an account may join a rung of its wave, so that an admin of several accounts of one night gets
 * one mail: half the distance, 12 hours at most. Seven days ahead the whole night goes together, one hour ahead half an hour.
 */
export const companyHours = (hours: number): number => Math.min(hours / 2, LONGEST_COMPANY_HOURS);

/**
 * Whether a rung may be told at `now` (UTC): it has been reached, alone or in its wave's company, the date was announced
 * before it, and no nearer rung has been reached, so that after an outage one notice goes out instead of several stale ones.
 */
export function isRungDue(
  rung: Rung,
  rungs: readonly Rung[],
  dates: { lockoutStartsAt: Date; announcedAt: Date },
  now: Date,
): boolean {
  const at = ladderStepAt(dates.lockoutStartsAt, rung.hours);
  if (at <= dates.announcedAt || at.getTime() - companyHours(rung.hours) * HOUR_MS > now.getTime())
    return false;
  return !rungs.some(
    ({ hours }) =>
      hours < rung.hours && ladderStepAt(dates.lockoutStartsAt, hours).getTime() <= now.getTime(),
  );
}
