import type { QueueFilters } from '@/lib/cases/schema/queue';
import type { Severity } from '@/lib/service-levels/types';

/** A view as its list shows it. */
export type SavedView = { id: string; name: string; shared: boolean; mine: boolean; filters: QueueFilters };
export type CountedView = SavedView & { count: number; capped: boolean };

/** What to do with many cases at once. */
export type BulkChange =
  | { kind: 'assign'; assignee: string | null }
  | { kind: 'severity'; severity: Severity }
  | { kind: 'wait' }
  | { kind: 'resolve' };

/** What takes a change back: what the case had, under the version that the change left. */
export type Reversal = { number: number; version: number; change: BulkChange | { kind: 'resume' } };
export type Refusal = { number: number; reason: string };
export type BulkResult = { done: number[]; refused: Refusal[]; undo: Reversal[] };

/** What somebody does on a case; `away` ends it. */
export const DOINGS = ['viewing', 'reply', 'note', 'away'] as const;
export type Doing = (typeof DOINGS)[number];
export type Present = { number: number; name: string; doing: Exclude<Doing, 'away'> };
