import 'server-only';
import { systemActor } from '@/lib/auth/data';
import type { Clock } from '@/lib/platform/clock';
import { transaction } from '@/lib/platform/command';
import { db, type Tx } from '@/lib/platform/db';
import type { Claim } from '../data/claim';
import { givesUp, isAccepted, nextTryAt } from '../rules/retries';
import type { SendResult } from '../types';
import { disableEndpoint } from './disable-endpoint';

export type Ended = { result: SendResult; at: Date; ms: number };

/** Still ours: nobody has taken it over after our claim had lapsed. */
const ours = ({ id, number }: Claim) => ({ id, attemptCount: number, state: 'SENDING' as const });

function nextState({ tries }: Claim, { result, at }: Ended) {
  if (isAccepted(result.status)) return { state: 'DELIVERED' as const, endedAt: at };
  const nextAttemptAt = result.status === 410 ? null : nextTryAt(tries, at, Math.random());
  return nextAttemptAt
    ? { state: 'PENDING' as const, nextAttemptAt }
    : { state: 'FAILED' as const, endedAt: at };
}

async function noteAccepted(tx: Tx, endpointId: string, at: Date) {
  await tx.webhookEndpoint.updateMany({
    where: { id: endpointId },
    data: { lastDeliveredAt: at, failingSince: null },
  });
}

async function noteRefused(tx: Tx, claim: Claim, { result, at }: Ended, clock: Clock) {
  await tx.webhookEndpoint.updateMany({
    where: { id: claim.endpointId, failingSince: null },
    data: { failingSince: at },
  });
  const endpoint = await tx.webhookEndpoint.findUnique({
    where: { id: claim.endpointId },
    select: { failingSince: true },
  });
  const reason = endpoint?.failingSince ? givesUp(result.status, endpoint.failingSince, at) : null;
  if (!reason) return;
  const ctx = { actor: systemActor, clock, requestId: `webhook-delivery-${claim.id}` };
  await disableEndpoint.within(tx, ctx, { id: claim.endpointId, reason });
}

/**
 * Writes down how an attempt ended, and what follows for the delivery and its endpoint, in one transaction. An answer that
 * comes after the claim has lapsed is logged and decides nothing.
 */
export async function settleAttempt(claim: Claim, ended: Ended, clock: Clock): Promise<void> {
  const { result, at, ms } = ended;
  await transaction(async (tx) => {
    const { count } = await tx.webhookDelivery.updateMany({
      where: ours(claim),
      data: nextState(claim, ended),
    });
    const known = count > 0 || (await tx.webhookDelivery.count({ where: { id: claim.id } })) > 0;
    if (!known) return;
    await tx.webhookAttempt.createMany({
      data: [{ deliveryId: claim.id, number: claim.number, at, ms, ...result }],
      skipDuplicates: true,
    });
    if (count === 0) return;
    if (isAccepted(result.status)) await noteAccepted(tx, claim.endpointId, at);
    else await noteRefused(tx, claim, ended, clock);
  });
}

/** Gives a claim back as it was: the worker was told to stop before there was an answer. */
export async function releaseClaim(claim: Claim, now: Date): Promise<void> {
  await db.webhookDelivery.updateMany({
    where: ours(claim),
    data: { state: 'PENDING', nextAttemptAt: now, tries: { decrement: 1 } },
  });
}
