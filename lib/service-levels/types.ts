export const CASE_KINDS = ['USER_ADMINISTRATION', 'TECHNICAL'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

export const SEVERITIES = ['S1', 'S2', 'S3'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const SERVICE_LEVELS = ['STANDARD', 'PREMIUM', 'PREMIUM_PLUS', 'ENTERPRISE'] as const;
export type ServiceLevel = (typeof SERVICE_LEVELS)[number];

export const REGIONS = ['US', 'EUROPE', 'APAC'] as const;
export type Region = (typeof REGIONS)[number];

/**
 * What a target's time is counted by: ELAPSED around the clock, WEEKDAYS around the clock on the region's working days,
 * BUSINESS_HOURS while the region's desk is open.
 */
export const CLOCKS = ['ELAPSED', 'WEEKDAYS', 'BUSINESS_HOURS'] as const;
export type Clock = (typeof CLOCKS)[number];

/** BUSINESS_DAYS is as many open hours as that region's day has, counted like BUSINESS_HOURS. */
export type ResponseTarget =
  | { readonly unit: Clock; readonly minutes: number }
  | { readonly unit: 'BUSINESS_DAYS'; readonly days: number };

/** `rule` is a fixed date `MM-DD`, or the grammar of date-holidays for a movable one. Only fixed dates get substitutes. */
export type HolidayRule = { readonly name: string; readonly rule: string };

/** Where a fixed-date holiday on a weekend is also observed (spec of service level targets, "Calendars"). */
export type SubstituteRule = 'NEAREST_WEEKDAY' | 'NEXT_FREE_WEEKDAY';

type Phone = { readonly label: string; readonly number: string };

export type RegionPolicy = {
  readonly name: string;
  /** IANA zone of the desk. */
  readonly timeZone: string;
  /** Local wall time `HH:MM`; open at `opensAt`, closed at `closesAt`, same day. */
  readonly opensAt: string;
  readonly closesAt: string;
  /** ISO weekdays the desk works, 1 = Monday. */
  readonly weekdays: readonly number[];
  readonly phones: readonly Phone[];
  readonly holidays: readonly HolidayRule[];
  readonly substitute: SubstituteRule;
};

/** The whole policy as data: a new version is a new value with a later `effectiveFrom`. */
export type Policy = {
  readonly version: number;
  /** UTC ISO 8601 instant from which cases received fall under this version. */
  readonly effectiveFrom: string;
  readonly respond: Readonly<Record<Severity, Readonly<Record<ServiceLevel, ResponseTarget>>>>;
  /** Hours in which a user administration case is completed. */
  readonly completeHours: number;
  /** What they are counted by; elapsed time unless it says otherwise. */
  readonly completeClock?: Clock;
  readonly regions: Readonly<Record<Region, RegionPolicy>>;
};

/** An exception made by operations for one local date; it beats the holiday rules, never the weekend. */
export type ClosedDayException = {
  readonly region: Region;
  /** Local date of the region, `YYYY-MM-DD`. */
  readonly date: string;
  readonly state: 'CLOSED' | 'OPEN';
  readonly name: string;
};

/** A date on which the desk is closed for a named reason; weekends as such are not listed. */
export type ClosedDay = {
  readonly date: string;
  readonly name: string;
  /** True for the working day on which a weekend holiday is also observed. */
  readonly observed: boolean;
  readonly source: 'HOLIDAY' | 'EXCEPTION';
};

/** What a deadline depends on; times are epoch milliseconds, UTC. */
export type DeadlineFacts<Time> = {
  readonly kind: CaseKind;
  readonly severity: Severity;
  readonly serviceLevel: ServiceLevel;
  readonly region: Region;
  readonly receivedAt: Time;
};

export type Deadlines<Time> = { readonly respondBy: Time; readonly completeBy: Time | null };

/** Stored times of one case, from which every target state is derived. */
export type TargetTimes = {
  readonly receivedAt: Date;
  readonly respondBy: Date;
  /** First public answer of a support agent. */
  readonly respondedAt: Date | null;
  /** Null for a technical case. Already moved by every pause that has ended. */
  readonly completeBy: Date | null;
  readonly completedAt: Date | null;
  /** Start of the pause that is still running (waiting on the customer). */
  readonly pausedAt: Date | null;
};

export type TargetState = 'met' | 'missed' | 'due' | 'at_risk' | 'overdue';

export type NextTarget = {
  readonly target: 'respond' | 'complete';
  readonly dueAt: Date;
  /** From this instant on (inclusive) the target counts as at risk. */
  readonly atRiskAt: Date;
};

/** A time spent waiting on the customer; `to` is null while it still runs. */
export type Pause = { readonly from: Date; readonly to: Date | null };

export type OpenSpan = { readonly from: Date; readonly to: Date };

export type RespondExplanation = {
  readonly dueAt: Date;
  readonly basis: Clock;
  /** Minutes promised, of that clock. */
  readonly minutes: number;
  /** When the count began: reception, or the next opening after it. */
  readonly countsFrom: Date;
  /** The time that was counted, in order; empty for elapsed targets. */
  readonly counted: readonly OpenSpan[];
  /** Named closed days between reception and the end of the count. */
  readonly skipped: readonly ClosedDay[];
  /** What the severity alone would have given, when the complete-by deadline came first. */
  readonly cappedFrom: Date | null;
};

export type CompleteExplanation = {
  readonly dueAt: Date;
  readonly basis: Clock;
  readonly minutes: number;
  /** As of the answer; before the pauses were added. */
  readonly counted: readonly OpenSpan[];
  readonly skipped: readonly ClosedDay[];
  readonly pauses: readonly { readonly from: Date; readonly to: Date | null; readonly addedMs: number }[];
};

export type DeadlineExplanation = {
  readonly policyVersion: number;
  readonly region: Region;
  readonly timeZone: string;
  readonly respond: RespondExplanation;
  readonly complete: CompleteExplanation | null;
};

/** Whether a region's desk works at this moment, and when that changes. */
export type OpenSign = { readonly region: Region; readonly open: boolean; readonly changesAt: Date };
