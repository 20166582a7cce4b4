/** What becomes of an upgrade, for reports: each has one of these at any time. */
export const UPGRADE_ENDS = ['completed', 'failed', 'withdrawn', 'running', 'scheduled'] as const;
export type UpgradeEnd = (typeof UPGRADE_ENDS)[number];
