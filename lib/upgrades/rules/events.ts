import type { UpgradeFacts, UpgradeState } from '../types';

/** What anybody may know of an attempt: who is told of an event need not ask for its times. */
type PublicUpgrade = UpgradeFacts & {
  id: string;
  accountNumber: number;
  scheduleVersion: number;
  wave: string | null;
};

/** What a change of an account's upgrade tells the world; `desk` and `upgrades` hear of every account. */
export function upgradeEvent(name: string, upgrade: PublicUpgrade) {
  const { accountNumber, scheduleVersion, wave } = upgrade;
  return {
    name,
    topics: [`account:${accountNumber}`, 'desk', 'upgrades'],
    payload: {
      accountNumber,
      upgradeId: upgrade.id,
      scheduleVersion,
      wave,
      lockoutStartsAt: upgrade.lockoutStartsAt.toISOString(),
      upgradeStartsAt: upgrade.upgradeStartsAt.toISOString(),
      expectedEndAt: upgrade.expectedEndAt.toISOString(),
      startedAt: upgrade.startedAt?.toISOString() ?? null,
      completedAt: upgrade.completedAt?.toISOString() ?? null,
      failedAt: upgrade.failedAt?.toISOString() ?? null,
    },
  };
}

/** The facts worth keeping in the audit log, times as UTC text; null when nothing is scheduled. */
function auditFacts({ account, upgrade }: UpgradeState) {
  if (!upgrade) return null;
  const { accountNumber: _, ...facts } = upgrade;
  return { ...(JSON.parse(JSON.stringify(facts)) as object), platform: account.platform };
}

/** A command's outcome for a changed upgrade: the new state, its audit row, and one event. */
export function changedUpgrade(event: string, before: UpgradeState, after: UpgradeState, note: object = {}) {
  const upgrade = after.upgrade ?? before.upgrade;
  const facts = auditFacts(after);
  return {
    result: after,
    audit: {
      subjectType: 'upgrade',
      subjectId: upgrade?.id ?? after.account.number,
      accountNumber: after.account.number,
      before: auditFacts(before),
      after: facts && { ...facts, ...note },
    },
    events: upgrade ? [upgradeEvent(event, { ...upgrade, scheduleVersion: after.scheduleVersion })] : [],
  };
}

/** The outcome of a command that found nothing to change. */
export const unchangedUpgrade = (state: UpgradeState) => ({ result: state, audit: [], events: [] });
