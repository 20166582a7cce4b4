import { expect } from 'vitest';
import { readCases, recomputed, statusesOf, timesOf, tookEffect, workInLockout } from './invariants';

/** What holds for every seeded case, whichever scenario made it. */
export async function expectConsistentCases(now: Date): Promise<void> {
  for (const row of await readCases()) {
    const { number, respondBy, completeBy, nextDeadline, atRiskAt, status, items, events } = row;
    expect({ number, respondBy, completeBy, nextDeadline, atRiskAt }).toEqual({ number, ...recomputed(row) });
    expect(statusesOf(row).at(-1), `status of ${number}`).toBe(status);
    expect(events[0]?.type).toBe('created');
    expect(items.length, `items of ${number}`).toBe(row.itemCount);
    expect(items.filter((item) => item.status === 'DONE').length).toBe(row.itemsDone);
    expect(items.length > 0).toBe(row.kind === 'USER_ADMINISTRATION');
    expect(tookEffect(row), `directory after ${number}`).toBe(true);
    expect(workInLockout(row), `lockout of ${number}`).toEqual([]);
    expect(row.pausedAt !== null).toBe(status === 'WAITING_ON_CUSTOMER' && completeBy !== null);
    expect(row.account.products).toContain(row.product);
    expect(row.kind === 'TECHNICAL' || row.account.userAdministration).toBe(true);
    const instants = events.map(({ at }) => at.getTime());
    expect(instants).toEqual(instants.toSorted((a, b) => a - b));
    expect(timesOf(row).filter((at) => at > now)).toEqual([]);
  }
}
