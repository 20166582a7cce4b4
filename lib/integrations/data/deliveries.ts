import 'server-only';
import { z } from 'zod';
import { db } from '@/lib/platform/db';
import { Invalid, NotFound } from '@/lib/platform/errors';
import type { Attempt, Delivery, DeliveryDetail, DeliveryState, SendError } from '../types';

const attemptColumns = { number: true, at: true, ms: true, status: true, error: true } as const;
const columns = {
  id: true,
  messageId: true,
  state: true,
  attemptCount: true,
  nextAttemptAt: true,
  endedAt: true,
  createdAt: true,
} as const;

type AttemptRow = Omit<Attempt, 'error'> & { error: string | null };
const attemptFrom = (row: AttemptRow): Attempt => ({ ...row, error: row.error as SendError | null });

type Row = Omit<Delivery, 'event' | 'occurredAt' | 'nextAttemptAt' | 'lastAttempt'> & {
  nextAttemptAt: Date;
  message: { event: string; occurredAt: Date };
  attempts: AttemptRow[];
};

function deliveryFrom({ message, attempts, nextAttemptAt, ...row }: Row): Delivery {
  const [last] = attempts;
  return {
    ...row,
    event: message.event,
    occurredAt: message.occurredAt,
    nextAttemptAt: row.endedAt ? null : nextAttemptAt,
    lastAttempt: last ? attemptFrom(last) : null,
  };
}

export type DeliveryFilter = { state?: DeliveryState | undefined; event?: string | undefined };
type Page = { limit: number; cursor?: string | undefined };

const isUuid = (text: string) => z.uuid().safeParse(text).success;

/** One page of an endpoint's log, newest first. @throws Invalid for a cursor that is not one of ours */
export async function listDeliveries(
  endpointId: string,
  { state, event }: DeliveryFilter,
  { limit, cursor }: Page,
): Promise<{ data: Delivery[]; nextCursor: string | null }> {
  if (cursor !== undefined && !isUuid(cursor))
    throw Invalid.field('cursor', 'Use the nextCursor of the page before.');
  const rows = await db.webhookDelivery.findMany({
    where: {
      endpointId,
      ...(state ? { state } : {}),
      ...(event ? { message: { event } } : {}),
      ...(cursor ? { id: { lt: cursor } } : {}),
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
    select: {
      ...columns,
      message: { select: { event: true, occurredAt: true } },
      attempts: { select: attemptColumns, orderBy: { number: 'desc' }, take: 1 },
    },
  });
  const data = rows.slice(0, limit).map(deliveryFrom);
  return { data, nextCursor: rows.length > limit ? (data.at(-1)?.id ?? null) : null };
}

/** One delivery of this endpoint with its body and every attempt, the latest first. @throws NotFound */
export async function getDelivery(endpointId: string, id: string): Promise<DeliveryDetail> {
  const row = await db.webhookDelivery.findFirst({
    where: { id, endpointId },
    select: {
      ...columns,
      message: { select: { event: true, occurredAt: true, body: true } },
      attempts: { select: attemptColumns, orderBy: { number: 'desc' }, take: 100 },
    },
  });
  if (!row) throw new NotFound();
  const { body } = row.message;
  return { ...deliveryFrom(row), body, attempts: row.attempts.map(attemptFrom) };
}

/** How much of what there is has ended how, for the figures of the list. */
export async function countDeliveries(endpointIds: string[]): Promise<Map<string, Record<string, number>>> {
  const rows = await db.webhookDelivery.groupBy({
    by: ['endpointId', 'state'],
    where: { endpointId: { in: endpointIds } },
    _count: true,
  });
  const counts = new Map<string, Record<string, number>>();
  for (const { endpointId, state, _count } of rows)
    counts.set(endpointId, { ...counts.get(endpointId), [state]: _count });
  return counts;
}
