import 'server-only';
import { db, type Tx } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import type { DisabledReason, Endpoint } from '../types';

/** Never the secrets: they are read where a message is signed. */
export const endpointColumns = {
  id: true,
  url: true,
  description: true,
  events: true,
  disabledReason: true,
  disabledAt: true,
  failingSince: true,
  lastDeliveredAt: true,
  previousSecretUntil: true,
  createdAt: true,
  version: true,
} as const;

type Row = Omit<Endpoint, 'disabledReason'> & { disabledReason: string | null };
export const endpointFrom = (row: Row): Endpoint => ({
  ...row,
  disabledReason: row.disabledReason as DisabledReason | null,
});

/** All of them, newest first: a company has a handful. */
export async function listEndpoints(): Promise<Endpoint[]> {
  const rows = await db.webhookEndpoint.findMany({
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: endpointColumns,
    take: 500,
  });
  return rows.map(endpointFrom);
}

/** @throws NotFound */
export async function getEndpoint(id: string, tx: Pick<Tx, 'webhookEndpoint'> = db): Promise<Endpoint> {
  const row = await tx.webhookEndpoint.findUnique({ where: { id }, select: endpointColumns });
  if (!row) throw new NotFound();
  return endpointFrom(row);
}

/** Whom an endpoint's trouble concerns. */
export async function listOperationsPeople(
  tx: Pick<Tx, 'user'>,
): Promise<{ userId: string; email: string }[]> {
  const people = await tx.user.findMany({
    where: { role: 'OPERATIONS', disabledAt: null },
    select: { id: true, email: true },
  });
  return people.map(({ id, email }) => ({ userId: id, email }));
}
