import { Temporal } from 'temporal-polyfill';
import type { BoardPart, Phase } from '../types';

/** A day of a zone: [from, to) as UTC instants, its date and its neighbours' as "2026-12-01". */
export type BoardDay = {
  date: string;
  from: Date;
  to: Date;
  previous: string;
  next: string;
  isToday: boolean;
};

export const SLOT_MINUTES = 15;
const SLOT_MS = SLOT_MINUTES * 60_000;
const TWO_HOURS_MS = 7_200_000;
const DATE = /^20\d\d-\d\d-\d\d$/;

/** The last instant (UTC) whose lockout still counts as "in the next two hours". */
export const nextUntil = (now: Date): Date => new Date(now.getTime() + TWO_HOURS_MS);

/** Where a window stands on the board at `now` (UTC): a scheduled one by how soon its lockout begins. */
export function partOf(phase: Phase, lockoutStartsAt: Date, now: Date): BoardPart {
  if (phase === 'LOCKED_OUT' || phase === 'UPGRADING') return 'LOCKED';
  if (phase === 'OVERRUNNING' || phase === 'FAILED' || phase === 'COMPLETED') return phase;
  return lockoutStartsAt <= nextUntil(now) ? 'NEXT' : 'LATER';
}

function dateIn(text: string | undefined): Temporal.PlainDate | null {
  if (!text || !DATE.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return null;
  }
}

/**
 * The day to show: the one that is asked for, or today as the zone's clock shows it. Days have 23 to 25 hours. Today ends two
 * hours from `now` at the earliest, so that late in the evening nothing near is out of sight.
 */
export function boardDay(asked: string | undefined, timeZone: string, now: Date): BoardDay {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  const day = dateIn(asked) ?? today;
  const startOf = (date: Temporal.PlainDate) => date.toZonedDateTime({ timeZone }).epochMilliseconds;
  const isToday = day.equals(today);
  const end = startOf(day.add({ days: 1 }));
  return {
    date: day.toString(),
    from: new Date(startOf(day)),
    to: new Date(isToday ? Math.max(end, nextUntil(now).getTime()) : end),
    previous: day.subtract({ days: 1 }).toString(),
    next: day.add({ days: 1 }).toString(),
    isToday,
  };
}

/** Into how many slots of a quarter of an hour a day is cut; the last may be a part of one. */
export const slotsIn = ({ from, to }: Pick<BoardDay, 'from' | 'to'>): number =>
  Math.ceil((to.getTime() - from.getTime()) / SLOT_MS);

/** How many windows of a phase begin to count in a slot, and how many have ended before it. */
export type BoardEdge = { phase: Phase; slot: number; opened: number; closed: number };
export type BoardSlot = { at: Date; total: number; by: Partial<Record<Phase, number>> };

/**
 * How many windows reach into each slot, by phase: what has opened up to it less what has closed before it. An edge beyond
 * the last slot counts for none. Linear in edges and slots, however many windows stand behind them.
 */
export function densityOf(edges: readonly BoardEdge[], from: Date, slots: number): BoardSlot[] {
  const steps = Array.from({ length: slots }, () => new Map<Phase, number>());
  for (const { phase, slot, opened, closed } of edges) {
    const step = steps[slot];
    step?.set(phase, (step.get(phase) ?? 0) + opened - closed);
  }
  const open = new Map<Phase, number>();
  return steps.map((step, index) => {
    for (const [phase, change] of step) open.set(phase, (open.get(phase) ?? 0) + change);
    const by = Object.fromEntries([...open].filter(([, count]) => count > 0));
    const total = [...open.values()].reduce((sum, count) => sum + count, 0);
    return { at: new Date(from.getTime() + index * SLOT_MS), total, by };
  });
}

const SLOTS_AN_HOUR = 60 / SLOT_MINUTES;
const LEAST_HOURS = 6;

/**
 * The stretch of a day that its picture shows, as slots [first, end): what is busy and, if it is in the day, now, with an
 * hour on either side, in whole hours from the day's beginning and at least six of them where the day has them.
 */
export function stretchOf(slots: readonly BoardSlot[], now: Date): { first: number; end: number } {
  const at = now.getTime();
  const isShown = ({ total, at: from }: BoardSlot) =>
    total > 0 || (at >= from.getTime() && at < from.getTime() + SLOT_MS);
  const first = slots.findIndex(isShown);
  if (first < 0) return { first: 0, end: slots.length };
  const last = slots.findLastIndex(isShown);
  const from = Math.max(0, Math.floor(first / SLOTS_AN_HOUR) - 1);
  const to = Math.max(Math.floor(last / SLOTS_AN_HOUR) + 2, from + LEAST_HOURS);
  const end = Math.min(slots.length, to * SLOTS_AN_HOUR);
  return { first: Math.min(from * SLOTS_AN_HOUR, Math.max(0, end - LEAST_HOURS * SLOTS_AN_HOUR)), end };
}
