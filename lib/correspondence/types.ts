import type { EventType, Visibility } from '@/lib/cases/types';

/** A line of the timeline, as far as telling needs it. */
export type ToldEvent = {
  id: bigint;
  type: EventType;
  visibility: Visibility;
  body: string | null;
  /** The status or the severity it was, and the one it became. */
  from: string | null;
  to: string | null;
  /** Whom the case was given to, for `assigned`. */
  toId: string | null;
  /** The technical case, for `problem_reported`. */
  problem: number | null;
};

export type Author = { id: string | null; name: string; isStaff: boolean };

/** What only whoever works on the case has to hear of. */
export type DeskNews =
  | { kind: 'ASSIGNED'; toId: string }
  | { kind: 'RAISED'; from: string; to: string }
  | { kind: 'PROBLEM'; problem: number };

/** What of one change is worth telling. */
export type News = {
  visibility: Visibility;
  body: string | null;
  became: 'WAITING_ON_CUSTOMER' | 'RESOLVED' | 'REOPENED' | 'DISPUTED' | null;
  desk: DeskNews | null;
};

/** Somebody who may have to hear of it, as they are now. */
export type Candidate = {
  userId: string;
  email: string;
  name: string;
  isStaff: boolean;
  /** Customers: whether they administer the account now. */
  isMember: boolean;
  isRequester: boolean;
  isAssignee: boolean;
  /** What they said themselves; null when they never did. */
  watches: boolean | null;
};

export type Watcher = { name: string; isStaff: boolean; isYou: boolean };

/** What the host that received a mail found of its sender. */
export type Findings = {
  /** The domain in From that its verdict is about; null when it names none. */
  from: string | null;
  /** `pass`, `fail`, `none` …; null when it did not look. */
  dmarc: string | null;
  dkim: readonly { domain: string; result: string }[];
};

/** What the head of a mail says. */
export type Envelope = {
  messageId: string;
  /** The one address it says to be from; null when it names none or several. */
  sender: string | null;
  /** Whether the sender's domain stands behind it. */
  isVerified: boolean;
  /** Every address it was sent to. */
  recipients: readonly string[];
  /** The Message-IDs of the mails it says it answers. */
  answers: readonly string[];
  subject: string;
  isAutomatic: boolean;
};

/** A mail as it came, without what it quotes. */
export type Letter = Envelope & {
  /** Null when its body was not read: nobody was to read it, or it is built as no mail program builds one. */
  text: string | null;
  /** How many files are in it. */
  fileCount: number;
};

export const INBOUND_STATES = ['accepted', 'unverified', 'ignored', 'refused'] as const;
export type InboundState = (typeof INBOUND_STATES)[number];

export type RefusedMail = { id: string; sender: string; subject: string; receivedAt: Date; reason: string };
