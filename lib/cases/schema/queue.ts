import { z } from 'zod';
import { caseFilters } from './list-cases';

/** The columns that the desk's queue can be ordered by; `-` before it turns the order round. */
export const QUEUE_COLUMNS = [
  'due',
  'severity',
  'account',
  'request',
  'state',
  'region',
  'assignee',
  'activity',
] as const;
export type QueueColumn = (typeof QUEUE_COLUMNS)[number];
export type QueueSort = QueueColumn | `-${QueueColumn}`;

export const queueSort = z.enum(
  QUEUE_COLUMNS.flatMap((column): [QueueSort, QueueSort] => [column, `-${column}`]),
);

/** For how long nobody may have touched a case, in hours. */
export const QUIET_HOURS = { '1h': 1, '1d': 24, '3d': 72 } as const;

/** What the address of the queue may ask for: what the API's list may, and what only the desk has. */
export const queueFilters = caseFilters.extend({
  request: z.enum(['NEW_USER', 'CHANGE', 'OFF_BOARD', 'TECHNICAL']).optional(),
  /** Follow the sun: only regions whose desk is open at this moment. */
  desk: z.literal('open').optional(),
  quiet: z.enum(['1h', '1d', '3d']).optional(),
  sort: queueSort.optional(),
});

export type QueueFilters = z.output<typeof queueFilters>;
/** What narrows the queue, without its order. */
export type QueueNarrowing = Omit<QueueFilters, 'sort'>;
