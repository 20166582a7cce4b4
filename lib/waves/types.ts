import type { Region } from '@/lib/accounts/types';
import type { Phase, Platform, UpgradeFacts, UpgradeWindow } from '@/lib/upgrades/types';

/** What a night is planned by. Days are "2026-12-01", hours "22:00" on the region's clock. */
export type WaveTerms = {
  id: string;
  name: string;
  region: Region;
  day: string;
  opensAt: string;
  /** At or before `opensAt` it is a time of the next day. */
  closesAt: string;
  capacityPerHour: number;
  lockoutLeadMinutes: number;
  durationMinutes: number;
  minimumNoticeHours: number;
};

export type WaveRecord = WaveTerms & { version: number };

export const FREEZE_SCOPES = ['GLOBAL', 'REGION', 'ACCOUNT'] as const;
export type FreezeScope = (typeof FREEZE_SCOPES)[number];

export type FreezeRecord = {
  id: string;
  scope: FreezeScope;
  region: Region | null;
  accountNumber: number | null;
  firstDay: string;
  lastDay: string;
  reason: string;
  endedAt: Date | null;
};

/** One account that is to get a place; with `startsAt` exactly there, otherwise the first free one. */
export type PlanRow = { accountNumber: number; startsAt: Date | null; line: number | null };

export type PlanAccount = {
  number: number;
  name: string;
  region: Region;
  timeZone: string;
  platform: Platform;
  upgrade: (UpgradeFacts & { waveId: string | null }) | null;
};

export const CONFLICT_CODES = [
  'bad_line',
  'unknown_account',
  'wrong_region',
  'already_upgraded',
  'already_scheduled',
  'upgrade_under_way',
  'not_in_wave',
  'overlapping_window',
  'outside_hours',
  'freeze_day',
  'too_late',
  'capacity_full',
] as const;
export type ConflictCode = (typeof CONFLICT_CODES)[number];

export type PlanConflict = {
  /** Null for a line that names no account. */
  accountNumber: number | null;
  name: string | null;
  /** Where it stands in a CSV, from 1. */
  line: number | null;
  column: string | null;
  code: ConflictCode;
  message: string;
};

export type Placed = UpgradeWindow & { accountNumber: number; name: string; line: number | null };

/** An hour of the night: 60 minutes from the opening, the last one what is left. */
export type NightHour = { startsAt: Date; endsAt: Date; capacity: number; held: number; planned: number };

export type Plan = { placed: Placed[]; conflicts: PlanConflict[]; hours: NightHour[] };

/** A kind of notice that a plan sends: when the first and the last goes out, and how many mails. */
export type NoticeForecast = {
  kind: string;
  hoursBefore: number | null;
  firstAt: Date;
  lastAt: Date;
  mails: number;
};

/** A plan with whom it concerns; the fingerprint names exactly this outcome. */
export type DryRun = Plan & { people: number; notices: NoticeForecast[]; fingerprint: string };

export type RunProgress = {
  id: string;
  kind: 'SCHEDULE' | 'MOVE';
  reason: string | null;
  total: number;
  done: number;
  refused: number;
  createdAt: Date;
  finishedAt: Date | null;
};

export type RefusedLine = { accountNumber: number; name: string; code: string; message: string };

/** A wave as it stands: how full it is and how far its accounts are. */
export type ListedWave = WaveRecord & {
  /** How many accounts the whole night takes. */
  capacity: number;
  /** Accounts in it by phase; those that are not in it count nowhere. */
  phases: Partial<Record<Phase, number>>;
  accounts: number;
  /** Mails that have gone out about the dates in it. */
  noticesSent: number;
  /** Accounts whose date no longer fits: outside the hours, on a freeze, or more than an hour takes. */
  conflicts: number;
};

export type WaveAccount = {
  number: number;
  name: string;
  timeZone: string;
  lockoutStartsAt: Date;
  upgradeStartsAt: Date;
  expectedEndAt: Date;
  version: number;
  admins: number;
  phase: Phase;
  isOutside: boolean;
  isFrozen: boolean;
};
