import 'server-only';
import { assertVersion, command, type Work } from '@/lib/platform/command';
import { Conflict, NotFound } from '@/lib/platform/errors';
import { getEndpoint } from '../data/endpoints';
import { assertMayRunIntegrations } from '../policy';
import { endpointEvent } from '../rules/endpoint-event';
import { replayInput } from '../schema/endpoint';
import { TEST_EVENT } from '../schema/events';

const again = (now: Date) => ({ state: 'PENDING' as const, tries: 0, nextAttemptAt: now, endedAt: null });

/** A delivery that is on its way at this moment stays as it is. */
async function replayOne({ tx, now }: Work, endpointId: string, id: string): Promise<number> {
  const known = await tx.webhookDelivery.count({ where: { id, endpointId } });
  if (known === 0) throw new NotFound();
  const { count } = await tx.webhookDelivery.updateMany({
    where: { id, endpointId, state: { not: 'SENDING' } },
    data: again(now),
  });
  return count;
}

/** Also what was said while the endpoint was disabled, or before it was made: those messages get a delivery now. */
function replaySince({ tx, now }: Work, endpointId: string, since: Date, all: boolean): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO webhook_deliveries AS d (id, message_id, endpoint_id, next_attempt_at, created_at)
    SELECT uuidv7(), m.id, e.id, ${now}::timestamptz, ${now}::timestamptz
    FROM webhook_endpoints e
    JOIN webhook_messages m ON m.created_at >= ${since}::timestamptz AND m.event = ANY (e.events) AND m.event <> ${TEST_EVENT}
    WHERE e.id = ${endpointId}::uuid
    ORDER BY m.created_at, m.id
    ON CONFLICT (message_id, endpoint_id) DO UPDATE
      SET state = 'PENDING', tries = 0, next_attempt_at = excluded.next_attempt_at, ended_at = NULL
      WHERE d.state <> 'SENDING' AND (${all} OR d.state <> 'DELIVERED')`;
}

/** Sends again, with the same webhook-id: a receiver recognises what it has. @throws Conflict while it is disabled */
export const replayDeliveries = command({
  name: 'webhook.replayed',
  input: replayInput,
  async run(work, input) {
    assertMayRunIntegrations(work.actor);
    const { id } = input;
    const { disabledAt, version } = await getEndpoint(id, work.tx);
    assertVersion(version, work);
    if (disabledAt)
      throw new Conflict('Enable the endpoint first: nothing is sent while it is disabled.', 'disabled');
    const queued =
      'deliveryId' in input
        ? await replayOne(work, id, input.deliveryId)
        : await replaySince(work, id, input.since, input.only === 'ALL');
    const { id: _, ...asked } = input;
    return {
      result: { queued },
      audit: { subjectType: 'webhook', subjectId: id, after: { ...asked, queued } },
      events: [endpointEvent('webhook.replayed', id)],
    };
  },
});
