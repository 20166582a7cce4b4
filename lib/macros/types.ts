import type { Severity } from '@/lib/service-levels/types';

export const MACRO_STATUSES = ['WAIT', 'RESOLVE'] as const;
export type MacroStatus = (typeof MACRO_STATUSES)[number];

export type Macro = {
  id: string;
  isShared: boolean;
  name: string;
  shortcut: string | null;
  body: string;
  status: MacroStatus | null;
  severity: Severity | null;
  assignToMe: boolean;
  version: number;
};

/** What the variables are filled from; instants in epoch milliseconds, read in the account's zone. */
export type MacroFacts = {
  requesterName: string;
  agentName: string;
  number: number;
  subject: string;
  accountName: string;
  accountNumber: number;
  respondBy: number;
  completeBy: number | null;
  lockout: { startsAt: number; endsAt: number } | null;
  zone: string;
  now: number;
};
