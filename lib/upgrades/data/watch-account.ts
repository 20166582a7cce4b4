import 'server-only';
import { type Clock, systemClock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { subscribe } from '@/lib/platform/live';
import { log } from '@/lib/platform/log';
import { isLockedPhase, nextPhaseChangeAt, phaseOf } from '../rules/phase';
import type { UpgradeFacts } from '../types';
import { readState } from './state';

/** `locked`: the lockout is in force as of now. `changed`: something about the account is different, or its phase is. */
export type AccountSignal = 'locked' | 'changed';
type Listener = (signal: AccountSignal) => void;

type Watch = {
  listeners: Set<Listener>;
  facts: UpgradeFacts | null;
  isLocked: boolean;
  isReading: boolean;
  isStale: boolean;
  timer: NodeJS.Timeout | undefined;
  unsubscribe: () => void;
};

const LONGEST_TIMER_MS = 3_600_000;
const RETRY_MS = 2_000;
const kept = globalThis as typeof globalThis & { cutoverWatches?: Map<number, Watch> };

function watches(): Map<number, Watch> {
  kept.cutoverWatches ??= new Map();
  return kept.cutoverWatches;
}

/**
 * Tells a listener when an account's lockout begins, from a timer on the known start, so that it needs no worker and, once
 * known, no database. All open pages of an account share one timer and one read per change. Returns the way to stop.
 */
export function watchAccount(
  accountNumber: number,
  listener: Listener,
  clock: Clock = systemClock,
): () => void {
  const watch = watches().get(accountNumber) ?? begin(accountNumber, clock);
  watch.listeners.add(listener);
  if (watch.isLocked) listener('locked');
  return () => {
    watch.listeners.delete(listener);
    if (watch.listeners.size > 0) return;
    clearTimeout(watch.timer);
    watch.unsubscribe();
    if (watches().get(accountNumber) === watch) watches().delete(accountNumber);
  };
}

function begin(accountNumber: number, clock: Clock): Watch {
  const watch: Watch = {
    listeners: new Set(),
    facts: null,
    isLocked: false,
    isReading: false,
    isStale: false,
    timer: undefined,
    unsubscribe: subscribe([`account:${accountNumber}`], () => {
      void read(watch, accountNumber, clock);
      tell(watch, 'changed');
    }),
  };
  watches().set(accountNumber, watch);
  void read(watch, accountNumber, clock);
  return watch;
}

function tell({ listeners }: Watch, signal: AccountSignal) {
  for (const listener of [...listeners]) listener(signal);
}

/** One read at a time; what arrives meanwhile causes exactly one more. */
async function read(watch: Watch, accountNumber: number, clock: Clock) {
  if (watch.isReading) {
    watch.isStale = true;
    return;
  }
  watch.isReading = true;
  try {
    do {
      watch.isStale = false;
      watch.facts = (await readState(db, accountNumber)).upgrade;
    } while (watch.isStale);
    look(watch, clock);
  } catch (error) {
    log.warn({ event: 'live.account_not_read', accountNumber, error });
    arm(watch, RETRY_MS, () => void read(watch, accountNumber, clock));
  } finally {
    watch.isReading = false;
  }
}

function arm(watch: Watch, ms: number, then: () => void) {
  clearTimeout(watch.timer);
  if (watch.listeners.size === 0) return;
  watch.timer = setTimeout(then, Math.min(ms, LONGEST_TIMER_MS));
  watch.timer.unref();
}

/** Compares the facts with the time, says what has begun, and sleeps until the next change that time alone brings. */
function look(watch: Watch, clock: Clock) {
  const now = clock.now();
  const wasLocked = watch.isLocked;
  watch.isLocked = isLockedPhase(phaseOf(watch.facts, now));
  if (watch.isLocked && !wasLocked) tell(watch, 'locked');
  const next = nextPhaseChangeAt(watch.facts, now);
  if (!next) {
    clearTimeout(watch.timer);
    return;
  }
  const before = phaseOf(watch.facts, now);
  arm(watch, next.getTime() - now.getTime(), () => {
    look(watch, clock);
    // Timers may fire a little early or be cut short: only a phase that is another one is news.
    if (phaseOf(watch.facts, clock.now()) !== before) tell(watch, 'changed');
  });
}
