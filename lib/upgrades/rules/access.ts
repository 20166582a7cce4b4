import type { Access, Platform, Portal, UpgradeFacts } from '../types';
import { isLockedPhase, phaseOf } from './phase';

/** What the account's admin portal is called on its platform (facts.md U2). */
export const portalOf = (platform: Platform): Portal =>
  platform === 'X_SERIES' ? 'ADMIN_CONSOLE' : 'ACCOUNT_MANAGER';

/**
 * The gate: a pure function of the account's platform, the facts and `now` (UTC). The lockout is the half-open interval
 * from `lockoutStartsAt` to the reported end, true to the millisecond; a failure gives Account Manager back (facts.md U9).
 */
export function accessOf(platform: Platform, facts: UpgradeFacts | null, now: Date): Access {
  const portal = portalOf(platform);
  if (!facts || !isLockedPhase(phaseOf(facts, now))) return { portal, accessible: true, lockout: null };
  const { lockoutStartsAt: startsAt, expectedEndAt } = facts;
  return { portal, accessible: false, lockout: { startsAt, expectedEndAt } };
}
