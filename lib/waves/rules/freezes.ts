import { Temporal } from 'temporal-polyfill';
import { defaultZoneOf } from '@/lib/accounts/rules';
import type { FreezeRecord, PlanAccount } from '../types';

export type Frozen = { from: Date; to: Date; freeze: FreezeRecord };

type Whom = Pick<PlanAccount, 'number' | 'region' | 'timeZone'>;

const concerns = (freeze: FreezeRecord, account: Whom): boolean =>
  freeze.endedAt === null &&
  (freeze.scope === 'GLOBAL' ||
    (freeze.scope === 'REGION' && freeze.region === account.region) ||
    (freeze.scope === 'ACCOUNT' && freeze.accountNumber === account.number));

/** Midnight before the first day to midnight after the last (UTC instants, half open), whatever the clocks do between. */
function spanOf(freeze: FreezeRecord, zone: string): Frozen {
  const midnight = (day: Temporal.PlainDate) => new Date(day.toZonedDateTime(zone).epochMilliseconds);
  return {
    from: midnight(Temporal.PlainDate.from(freeze.firstDay)),
    to: midnight(Temporal.PlainDate.from(freeze.lastDay).add({ days: 1 })),
    freeze,
  };
}

/**
 * Answers when an account must not be touched, for many accounts of one plan: days of the account's own zone, for a
 * region's freeze days of the region's. A freeze that was ended stops nothing.
 */
export function freezeFinder(freezes: readonly FreezeRecord[]): (account: Whom) => readonly Frozen[] {
  const known = new Map<string, Frozen>();
  const inZone = (freeze: FreezeRecord, zone: string): Frozen => {
    const key = `${freeze.id} ${zone}`;
    const span = known.get(key) ?? spanOf(freeze, zone);
    known.set(key, span);
    return span;
  };
  return (account) =>
    freezes
      .filter((freeze) => concerns(freeze, account))
      .map((freeze) =>
        inZone(freeze, freeze.scope === 'REGION' ? defaultZoneOf(account.region) : account.timeZone),
      );
}

/** The freeze that a window [from, to) touches, null when it touches none. */
export const freezeAt = (frozen: readonly Frozen[], from: Date, to: Date): FreezeRecord | null =>
  frozen.find((span) => from < span.to && span.from < to)?.freeze ?? null;
