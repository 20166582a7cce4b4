export const FINDINGS = [
  'ADMINS_UNCONFIRMED',
  'ADMINS_ABSENT',
  'AGENTS_WITHOUT_OWN_MAIL',
  'REQUESTS_IN_WINDOW',
] as const;
export type Finding = (typeof FINDINGS)[number];

/** Somebody or something that a finding is about; `id` goes with the thing for good. */
export type Subject = { id: string; label: string; note?: string };

export type PreparationFacts = {
  admins: { userId: string; name: string; email: string; isConfirmed: boolean; signedInAt: Date | null }[];
  /** Agents of Contact Center whose mail is empty or an active user's of another account; the first ones, and how many. */
  agents: { id: string; name: string; email: string }[];
  agentCount: number;
  hasContactCenter: boolean;
  /** Open User Administration requests that are not over when the lockout begins; null without a date. */
  requests: { number: number; subject: string }[] | null;
  /** The attempt ahead, if there is one. */
  attempt: { upgradeId: string; lockoutStartsAt: Date } | null;
};

export type Acknowledgement = { finding: string; fingerprint: string; by: string; at: Date };

/** `open`: to settle or to acknowledge. `settled`: nothing to do. */
export type LineState = 'open' | 'acknowledged' | 'settled';

export type ChecklistLine = {
  finding: Finding;
  state: LineState;
  subjects: Subject[];
  /** All of them, also those that are not named. */
  count: number;
  fingerprint: string;
  acknowledged: { by: string; at: Date } | null;
};

/** How many lines of a checklist wait for its admins, and how many they have only seen. */
export type Readiness = { open: number; acknowledged: number };
