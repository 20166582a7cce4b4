import type { Person } from '@/lib/platform/actor';

/** With the snapshot of PostgreSQL that the session was read in: what was committed by then. */
export type SignedIn = { actor: Person; sessionId: string; snapshot: string };

export type TokenSummary = {
  id: string;
  name: string;
  prefix: string;
  canWrite: boolean;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
};

export type SessionSummary = {
  id: string;
  createdAt: Date;
  expiresAt: Date;
  ip: string | null;
  userAgent: string | null;
};
