import 'server-only';
import { cursorOf, isInstantTextKey, keysOf } from '@/lib/accounts/rules';
import type { Actor } from '@/lib/platform/actor';
import { Invalid } from '@/lib/platform/errors';
import type { Region } from '@/lib/service-levels/types';
import { isOpen } from '../rules/status';
import { isUuid } from '../schema/fields';
import type { CaseFilters, CaseSort } from '../schema/list-cases';
import { QUIET_HOURS, type QueueNarrowing, type QueueSort } from '../schema/queue';
import type { CaseRow } from '../types';
import { afterInSort, isKeyOfSort, keyOfRow, orderOfSort } from './queue-order';

const OPEN = `status IN ('NEW', 'OPEN', 'WAITING_ON_CUSTOMER')`;
const OVER = `status IN ('RESOLVED', 'CLOSED', 'CANCELLED')`;
const DEADLINE = `coalesce(next_deadline, 'infinity')`;
const LARGEST_INT4 = 2_147_483_647;
const HOUR_MS = 3_600_000;

/** Values on their way to PostgreSQL; only constants and `$n` ever become text. */
export class Parameters {
  readonly values: unknown[] = [];
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/**
 * A list is read in stretches, each of them the range of one index: by deadline first the open cases in the order of
 * the queue, then all others, latest first; by creation all of them, latest first.
 */
export type Stretch = 'open' | 'over' | 'latest';
export type Position = { stretch: Stretch; deadline: string | null; number: number; key?: string };

/** What an order asked for means where it is: only the open cases of the queue can be sorted by a column. */
const sortOf = (stretch: Stretch, sort: QueueSort | undefined) => (stretch === 'open' ? sort : undefined);

/** Which stretches a query has to look at, in order, from where the cursor stands. */
export function stretchesOf(filters: CaseFilters, sort: CaseSort, from: Position | null): Stretch[] {
  if (sort === '-created') return ['latest'];
  const onlyOpen = filters.target !== undefined || (filters.status !== undefined && isOpen(filters.status));
  const onlyOver = filters.status !== undefined && !isOpen(filters.status);
  const all: Stretch[] = onlyOpen ? ['open'] : onlyOver ? ['over'] : ['open', 'over'];
  return from ? all.slice(all.indexOf(from.stretch)) : all;
}

export function orderOf(stretch: Stretch, sort?: QueueSort): string {
  if (stretch !== 'open') return 'number DESC';
  return sort ? orderOfSort(sort) : `${DEADLINE}, number`;
}

export function cursorAfter(stretch: Stretch, last: { nextDeadline: Date | null; number: number }): string {
  return cursorOf(stretch, last.nextDeadline?.toISOString() ?? 'infinity', last.number);
}

/** The cursor of a page of the queue in the order of a column. */
export function cursorAfterRow(sort: QueueSort, last: CaseRow): string {
  const deadline = last.nextDeadline?.toISOString() ?? 'infinity';
  return cursorOf('open', deadline, last.number, sort, keyOfRow(sort, last));
}

const notOurs = () => Invalid.field('cursor', 'Use the nextCursor of the page before.');

/** @throws Invalid when the cursor is not one of ours, or one of another sort order */
export function positionOf(cursor: string | undefined, sort: CaseSort): Position | null {
  if (cursor === undefined) return null;
  const [stretch, deadline, number] = keysOf(cursor, 3) ?? [];
  const fits = sort === '-created' ? stretch === 'latest' : stretch === 'open' || stretch === 'over';
  if (!fits || !isDeadline(deadline) || !isNumber(number)) throw notOurs();
  return { stretch: stretch as Stretch, deadline, number };
}

/** @throws Invalid when the cursor is not one of ours, or one of another column or direction */
export function positionInSort(cursor: string | undefined, sort: QueueSort): Position | null {
  if (cursor === undefined) return null;
  const [stretch, deadline, number, sortedBy, key] = keysOf(cursor, 5) ?? [];
  const isKey = sortedBy === sort && typeof key === 'string' && isKeyOfSort(sort, key);
  if (stretch !== 'open' || !isKey || !isDeadline(deadline) || !isNumber(number)) throw notOurs();
  return { stretch, deadline, number, key };
}

const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= LARGEST_INT4;

const isDeadline = (value: unknown): value is string => value === 'infinity' || isInstantTextKey(value);

type ConditionContext = {
  actor: Actor;
  now: Date;
  from: Position | null;
  parameters: Parameters;
  /** The regions whose desk is open, for a queue that asks for them. */
  openRegions?: readonly Region[] | undefined;
  /** The column the open cases are ordered by; without it, the order of every list. */
  sort?: QueueSort | undefined;
};

/** The conditions of one stretch, without scope and search. They repeat the words of the indexes in the migration. */
export function conditionsOf(stretch: Stretch, filters: QueueNarrowing, context: ConditionContext): string[] {
  const { actor, now, from, parameters } = context;
  const conditions: string[] = [];
  const equals = (column: string, value: unknown, type = '') => {
    if (value !== undefined) conditions.push(`${column} = ${parameters.add(value)}${type}`);
  };
  if (stretch === 'open') conditions.push(OPEN);
  if (stretch === 'over' && filters.status === undefined) conditions.push(OVER);
  if (from?.stretch === stretch) conditions.push(after(from, parameters, sortOf(stretch, context.sort)));
  equals('kind', filters.kind, '::"CaseKind"');
  equals('severity', filters.severity, '::"Severity"');
  equals('status', filters.status, '::"CaseStatus"');
  equals('region', filters.region, '::"Region"');
  if (filters.assignee !== undefined) conditions.push(assigned(filters.assignee, actor, parameters));
  if (filters.target !== undefined) {
    const at = `${parameters.add(now)}::timestamptz`;
    if (stretch === 'latest') conditions.push(OPEN);
    conditions.push(
      filters.target === 'overdue' ? `${DEADLINE} < ${at}` : `${DEADLINE} >= ${at} AND at_risk_at <= ${at}`,
    );
  }
  conditions.push(...ofTheDesk(filters, context));
  return conditions;
}

/** What only the desk can ask for. */
function ofTheDesk(
  filters: QueueNarrowing,
  { now, parameters, openRegions = [] }: ConditionContext,
): string[] {
  const conditions: string[] = [];
  if (filters.request === 'TECHNICAL') conditions.push('request IS NULL');
  else if (filters.request) conditions.push(`request = ${parameters.add(filters.request)}::"RequestType"`);
  if (filters.desk) conditions.push(`region = ANY(${parameters.add(openRegions)}::"Region"[])`);
  if (filters.quiet) {
    const since = new Date(now.getTime() - QUIET_HOURS[filters.quiet] * HOUR_MS);
    conditions.push(`last_activity_at <= ${parameters.add(since)}::timestamptz`);
  }
  return conditions;
}

function after(position: Position, parameters: Parameters, sort: QueueSort | undefined): string {
  const { stretch, deadline, number, key = '' } = position;
  if (sort) return afterInSort(sort, { key, deadline, number }, (value) => parameters.add(value));
  if (stretch !== 'open') return `number < ${parameters.add(number)}::int`;
  return `(${DEADLINE}, number) > (${parameters.add(deadline)}::timestamptz, ${parameters.add(number)}::int)`;
}

function assigned(assignee: string, actor: Actor, parameters: Parameters): string {
  if (assignee === 'none') return 'assignee_id IS NULL';
  const id = assignee === 'me' ? actor.userId : assignee;
  if (id !== null && isUuid(id)) return `assignee_id = ${parameters.add(id)}::uuid`;
  return `assignee_id = (SELECT id FROM users WHERE email = ${parameters.add(assignee)})`;
}
