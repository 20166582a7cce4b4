import type { z } from 'zod';
import { phaseOf } from '@/lib/upgrades/rules/phase';
import type { NoticeSummary, UpgradeRecord } from '@/lib/upgrades/types';
import type { upgradeShape } from './schema';

const iso = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;

export const serializeUpgrade = (
  upgrade: UpgradeRecord | null,
  notices: readonly NoticeSummary[],
  now: Date,
): z.input<typeof upgradeShape> => ({
  phase: phaseOf(upgrade, now),
  wave: upgrade?.wave ?? null,
  lockoutStartsAt: iso(upgrade?.lockoutStartsAt),
  upgradeStartsAt: iso(upgrade?.upgradeStartsAt),
  expectedEndAt: iso(upgrade?.expectedEndAt),
  startedAt: iso(upgrade?.startedAt),
  completedAt: iso(upgrade?.completedAt),
  failedAt: iso(upgrade?.failedAt),
  notices: notices.map(({ kind, sentAt }) => ({ kind, sentAt: sentAt.toISOString() })),
});
