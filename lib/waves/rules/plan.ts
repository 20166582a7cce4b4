import { windowOf } from '@/lib/upgrades/rules/window';
import type { UpgradeWindow } from '@/lib/upgrades/types';
import type { FreezeRecord, Placed, Plan, PlanAccount, PlanConflict, PlanRow, WaveTerms } from '../types';
import * as reasons from './conflicts';
import { type Frozen, freezeAt, freezeFinder } from './freezes';
import { nightOf, startsWithin } from './night';
import { Places } from './places';

const HOUR_MS = 3_600_000;

export type PlanFacts = {
  wave: WaveTerms;
  rows: readonly PlanRow[];
  accounts: ReadonlyMap<number, PlanAccount>;
  /** Starts that the wave holds already, those of the rows themselves left out when they move. */
  held: readonly Date[];
  freezes: readonly FreezeRecord[];
  /** Whether the rows are accounts of this wave that change their place in it. */
  isMove: boolean;
  now: Date;
};

type Candidate = { row: PlanRow; account: PlanAccount; frozen: readonly Frozen[] };

/**
 * Puts accounts into a wave's night. Each row is either placed or has at least one conflict; no hour gets more than its
 * capacity, what it holds counted; no lockout lies outside the maintenance hours, on a freeze, or nearer than the
 * wave's notice. Rows with a start of their own come first, then the others in their order. All instants are UTC; the
 * same facts give the same plan; nothing is thrown.
 */
export function planWave(facts: PlanFacts): Plan {
  const places = new Places(facts.wave, facts.held);
  const conflicts = new Map<PlanRow, PlanConflict[]>();
  const placed = new Map<PlanRow, Placed>();
  const settle = (candidate: Candidate, outcome: UpgradeWindow | reasons.Reason[]) => {
    const { row, account } = candidate;
    if (Array.isArray(outcome))
      conflicts.set(
        row,
        outcome.map((reason) => reasons.conflictOf(row, account, reason)),
      );
    else placed.set(row, { ...outcome, accountNumber: account.number, name: account.name, line: row.line });
  };
  const candidates = eligible(facts, conflicts);
  for (const one of candidates)
    if (one.row.startsAt) settle(one, placeAt(facts, places, one, one.row.startsAt));
  const placeAnywhere = searchOf(facts, places);
  for (const one of candidates) if (!one.row.startsAt) settle(one, placeAnywhere(one));
  return {
    placed: facts.rows.flatMap((row) => placed.get(row) ?? []),
    conflicts: facts.rows.flatMap((row) => conflicts.get(row) ?? []),
    hours: places.hours,
  };
}

/** The rows that may get a place; the reasons of the others go into `conflicts`. */
function eligible(facts: PlanFacts, conflicts: Map<PlanRow, PlanConflict[]>): Candidate[] {
  const { wave, rows, accounts } = facts;
  const find = freezeFinder(facts.freezes);
  const { opensAt, closesAt } = nightOf(wave);
  const touchesNight = ({ from, to }: Frozen) => from < closesAt && to > opensAt;
  const seen = new Map<number, PlanRow>();
  return rows.flatMap((row) => {
    const account = accounts.get(row.accountNumber);
    const first = seen.get(row.accountNumber);
    if (!first) seen.set(row.accountNumber, row);
    const why: reasons.Reason[] = [];
    if (first) why.push(reasons.repeated(first.line));
    else if (!account) why.push(reasons.unknownAccount);
    else why.push(...reasons.ineligibility(wave, account, facts), ...overlapOf(facts, row, account));
    if (account && why.length === 0) return [{ row, account, frozen: find(account).filter(touchesNight) }];
    conflicts.set(
      row,
      why.map((reason) => reasons.conflictOf(row, account, reason)),
    );
    return [];
  });
}

const windowAt = ({ lockoutLeadMinutes, durationMinutes }: WaveTerms, at: Date): UpgradeWindow =>
  windowOf(at, lockoutLeadMinutes, durationMinutes);

/** A wanted start that overlaps the window the account has; a row that moves overlaps only itself. */
function overlapOf({ wave, isMove }: PlanFacts, { startsAt }: PlanRow, { upgrade }: PlanAccount) {
  if (!startsAt || isMove || !upgrade || upgrade.completedAt || upgrade.failedAt) return [];
  const window = windowAt(wave, startsAt);
  const overlaps =
    window.lockoutStartsAt < upgrade.expectedEndAt && upgrade.lockoutStartsAt < window.expectedEndAt;
  return overlaps ? [reasons.overlapping] : [];
}

const isInTime = ({ wave, now }: PlanFacts, window: UpgradeWindow): boolean =>
  window.lockoutStartsAt.getTime() >= now.getTime() + wave.minimumNoticeHours * HOUR_MS &&
  window.lockoutStartsAt > now;

function placeAt(facts: PlanFacts, places: Places, { frozen }: Candidate, at: Date) {
  const window = windowAt(facts.wave, at);
  const { first, last } = startsWithin(facts.wave);
  const freeze = freezeAt(frozen, window.lockoutStartsAt, window.expectedEndAt);
  const why = [
    ...(at < first || at > last ? [reasons.outsideHours] : []),
    ...(freeze ? [reasons.frozen(freeze)] : []),
    ...(isInTime(facts, window) ? [] : [reasons.tooLate(facts.wave.minimumNoticeHours)]),
  ];
  if (why.length === 0 && !places.takeAt(at)) why.push(reasons.hourFull);
  return why.length > 0 ? why : window;
}

/** Why nothing was free: worked out once for all accounts with the same freezes. */
function whyNowhere(facts: PlanFacts, places: Places, freezeOf: (at: Date) => FreezeRecord | null) {
  const starts = places.allStarts();
  const usable = starts.filter((at) => isInTime(facts, windowAt(facts.wave, at)));
  const [first] = usable;
  if (!first)
    return starts.length > 0 ? reasons.tooLate(facts.wave.minimumNoticeHours) : reasons.capacityFull;
  const freeze = freezeOf(first);
  return freeze && usable.every((at) => freezeOf(at)) ? reasons.frozen(freeze) : reasons.capacityFull;
}

/** Answers with the first free place for one account after another, or why there is none. */
function searchOf(facts: PlanFacts, places: Places) {
  const failures = new Map<string, reasons.Reason>();
  return ({ frozen }: Candidate): UpgradeWindow | reasons.Reason[] => {
    const freezeOf = (at: Date) => {
      const { lockoutStartsAt, expectedEndAt } = windowAt(facts.wave, at);
      return freezeAt(frozen, lockoutStartsAt, expectedEndAt);
    };
    const kind = frozen.map(({ from, freeze }) => `${freeze.id} ${from.getTime()}`).join();
    const known = failures.get(kind);
    if (known) return [known];
    const at = places.takeFirst(
      kind,
      (start) => isInTime(facts, windowAt(facts.wave, start)) && !freezeOf(start),
    );
    if (at) return windowAt(facts.wave, at);
    const why = whyNowhere(facts, places, freezeOf);
    failures.set(kind, why);
    return [why];
  };
}
