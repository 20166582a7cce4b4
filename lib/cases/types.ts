import type { CaseKind, Region, ServiceLevel, Severity } from '@/lib/service-levels/types';

export type { CaseKind, Region, ServiceLevel, Severity };

export const CASE_STATUSES = [
  'NEW',
  'OPEN',
  'WAITING_ON_CUSTOMER',
  'RESOLVED',
  'CLOSED',
  'CANCELLED',
] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];
export type Product = 'WORK' | 'CONTACT_CENTER';
export type RequestType = 'NEW_USER' | 'CHANGE' | 'OFF_BOARD';
/** What the customer says of a resolution. */
export type Verdict = 'ACCEPTED' | 'DISPUTED';
export type Visibility = 'PUBLIC' | 'INTERNAL';

/** What the rules need to know of a case; all times UTC instants. */
export type CaseState = {
  number: number;
  accountNumber: number;
  kind: CaseKind;
  severity: Severity;
  status: CaseStatus;
  requesterId: string;
  assigneeId: string | null;
  serviceLevel: ServiceLevel;
  region: Region;
  policyVersion: number;
  receivedAt: Date;
  respondBy: Date;
  respondedAt: Date | null;
  completeBy: Date | null;
  completedAt: Date | null;
  pausedAt: Date | null;
  pausedTotalMs: number;
  nextDeadline: Date | null;
  atRiskAt: Date | null;
  itemCount: number;
  itemsDone: number;
  resolvedAt: Date | null;
  /** A technical case taken up again: respond-by counts from here instead of `receivedAt`. */
  reopenedAt: Date | null;
  verdict: Verdict | null;
  closedAt: Date | null;
  lastActivityAt: Date;
  version: number;
};

export const EVENT_TYPES = [
  'created',
  'comment',
  'assigned',
  'status_changed',
  'severity_changed',
  'levels_changed',
  'paused',
  'resumed',
  'deadline_changed',
  'target_met',
  'target_missed',
  'item_completed',
  'items_completed',
  'problem_reported',
  'resolution_accepted',
  'resolution_disputed',
  'reopened',
  'attachment_added',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** A line for the timeline, before it is stored. */
export type NewEvent = {
  type: EventType;
  visibility?: Visibility;
  body?: string;
  data?: Record<string, unknown>;
};

export type PersonRef = { id: string; name: string; email: string };

export type CaseItemView = {
  id: string;
  position: number;
  status: 'PENDING' | 'DONE';
  /** Who it is about, in words. */
  summary: string;
  /** The request's fields as filed, with `userId` resolved and, for changes, `from`: the values at filing. */
  fields: Record<string, unknown>;
  directoryUserId: string | null;
  completedAt: Date | null;
  completedByName: string | null;
};

/** A case with everything but its timeline. */
export type CaseDetail = CaseState & {
  accountName: string;
  product: Product;
  request: RequestType | null;
  subject: string;
  description: string;
  requester: PersonRef;
  assignee: PersonRef | null;
  relatedCase: { number: number; subject: string; status: CaseStatus } | null;
  /** Technical cases that report a problem with this one. */
  problems: { number: number; subject: string; status: CaseStatus }[];
  items: CaseItemView[];
};

export type CaseEventView = {
  id: string;
  type: EventType;
  visibility: Visibility;
  at: Date;
  actor: { name: string; role: 'CUSTOMER' | 'SUPPORT' | 'SYSTEM' };
  body: string | null;
  data: Record<string, unknown>;
};

/** One row of a list or of the queue. */
export type CaseRow = {
  number: number;
  accountNumber: number;
  accountName: string;
  kind: CaseKind;
  product: Product;
  request: RequestType | null;
  severity: Severity;
  status: CaseStatus;
  subject: string;
  region: Region;
  assigneeId: string | null;
  assigneeName: string | null;
  itemCount: number;
  itemsDone: number;
  receivedAt: Date;
  /** Null while the next deadline is that of the first answer. */
  respondedAt: Date | null;
  nextDeadline: Date | null;
  /** From here on the next deadline is at risk; the last quarter of its span. */
  atRiskAt: Date | null;
  pausedAt: Date | null;
  lastActivityAt: Date;
  version: number;
};

export type CasePage = { rows: CaseRow[]; nextCursor: string | null };

/** What a command answers; the version is the case's ETag from now on. */
export type CaseVersion = { number: number; version: number };

/** A draft as it is given back to its form; `savedAt` in epoch milliseconds. */
export type KeptDraft = { key: string; content: unknown; savedAt: number };
