import type { Role } from '@/lib/platform/actor';

export type AuditEntry = {
  id: string;
  at: Date;
  /** Null for the product itself. */
  actor: { name: string; email: string } | null;
  actorRole: Role;
  via: string;
  action: string;
  subjectType: string;
  subjectId: string;
  /** Of a person: their name. */
  subjectName: string | null;
  account: { number: number; name: string | null } | null;
  before: unknown;
  after: unknown;
  requestId: string;
};

/** What the record is read for: instants in UTC, the end excluded. */
export type AuditFilters = {
  actor?: string | undefined;
  action?: string | undefined;
  account?: number | undefined;
  subject?: { type: string | null; id: string } | undefined;
  from?: Date | undefined;
  until?: Date | undefined;
  /** The last row of the page before. */
  after?: { at: Date; id: string } | undefined;
};

/** How far the record is sealed, and what the last look at its seals found: null when it is whole. */
export type SealStatus = {
  sealedAt: Date | null;
  sealedTo: number | null;
  checkedAt: Date | null;
  finding: string | null;
};
