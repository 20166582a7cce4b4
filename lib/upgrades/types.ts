export const PHASES = [
  'NOT_SCHEDULED',
  'SCHEDULED',
  'LOCKED_OUT',
  'UPGRADING',
  'OVERRUNNING',
  'COMPLETED',
  'FAILED',
] as const;
export type Phase = (typeof PHASES)[number];

export type Platform = 'CLASSIC' | 'X_SERIES';
export type Portal = 'ACCOUNT_MANAGER' | 'ADMIN_CONSOLE';

/** The three instants of a window: [lockout starts, upgrade starts, expected end). */
export type UpgradeWindow = { lockoutStartsAt: Date; upgradeStartsAt: Date; expectedEndAt: Date };

/** When the admin portal is closed, as people are told of it. */
export type LockoutSpan = Pick<UpgradeWindow, 'lockoutStartsAt' | 'expectedEndAt'>;

/** What is known of one attempt: its window and what was reported. The phase is derived, never stored. */
export type UpgradeFacts = UpgradeWindow & {
  startedAt: Date | null;
  completedAt: Date | null;
  failedAt: Date | null;
};

export type Access = {
  portal: Portal;
  accessible: boolean;
  /** The lockout that is in force, null outside of one. */
  lockout: { startsAt: Date; expectedEndAt: Date } | null;
};

/** The current attempt of an account, as every read returns it. */
export type UpgradeRecord = UpgradeFacts & {
  id: string;
  accountNumber: number;
  scheduleVersion: number;
  wave: string | null;
  lockoutLeadMinutes: number;
  durationMinutes: number;
  failureReason: string | null;
  /** When this attempt was first given a date. */
  scheduledAt: Date;
};

/** The board's parts, what presses hardest first. */
export const BOARD_PARTS = ['OVERRUNNING', 'LOCKED', 'NEXT', 'LATER', 'FAILED', 'COMPLETED'] as const;
export type BoardPart = (typeof BOARD_PARTS)[number];

/** One window on the board of a day. */
export type BoardRow = UpgradeFacts & {
  id: string;
  version: number;
  wave: string | null;
  failureReason: string | null;
  /** Who reported it; null when the product's runner did, or nothing is reported. */
  startedBy: string | null;
  endedBy: string | null;
  phase: Phase;
  part: BoardPart;
  account: { number: number; name: string; region: AccountHead['region']; timeZone: string };
};

export type AccountHead = {
  number: number;
  name: string;
  region: 'US' | 'EUROPE' | 'APAC';
  timeZone: string;
  platform: Platform;
};

/** One account with what its current attempt says. Both versions are 0 before the first schedule and only ever grow. */
export type UpgradeState = {
  account: AccountHead;
  upgrade: UpgradeRecord | null;
  version: number;
  scheduleVersion: number;
};

/** One step of the ladder as it went out, whoever received it. */
export type NoticeSummary = {
  kind: string;
  /** Of a reminder: how long before the lockout. */
  hoursBefore: number | null;
  sentAt: Date;
  scheduleVersion: number;
  recipients: number;
};

/** How far the mails of a notice came; the inbox has it in any case. */
export type NoticeDelivery = 'sent' | 'waiting' | 'kept' | 'undelivered' | 'overtaken';

/** A notice about any attempt of an account, with the window that attempt had last. */
export type HistoryNotice = NoticeSummary & LockoutSpan & { upgradeId: string; delivery: NoticeDelivery };

export type UpgradeHistory = { notices: HistoryNotice[]; moves: MoveSummary[] };

export type MoveSummary = {
  id: string;
  fromLockoutStartsAt: Date;
  fromUpgradeStartsAt: Date;
  fromExpectedEndAt: Date;
  toUpgradeStartsAt: Date;
  reason: string;
  movedAt: Date;
};
