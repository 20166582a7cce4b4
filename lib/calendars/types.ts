import type {
  CaseKind,
  ClosedDayException,
  Policy,
  Region,
  ServiceLevel,
  Severity,
} from '@/lib/service-levels/types';

export type PolicyVersion = { version: number; effectiveFrom: Date; policy: Policy };

/** What a person chose to compare: the policy that would apply, and the exceptions that would. */
export type Proposal = { policy: Policy; closedDays: readonly ClosedDayException[] };

/** A case as a deadline sees it. */
export type CaseFacts = {
  kind: CaseKind;
  severity: Severity;
  serviceLevel: ServiceLevel;
  region: Region;
  receivedAt: Date;
};

export type Difference = CaseFacts & {
  target: 'respond' | 'complete';
  before: Date;
  after: Date;
};

/** What would change: examples, one a row, and how many of the cases looked at. */
export type Preview = { differences: Difference[]; looked: number; changed: number };
