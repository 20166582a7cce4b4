import 'server-only';
import { notFound } from 'next/navigation';
import { systemClock } from '@/lib/platform/clock';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { countDeliveries, getDelivery, listDeliveries } from './data/deliveries';
import { getEndpoint, listEndpoints } from './data/endpoints';
import { deliveryStateSchema, endpointReference } from './schema/endpoint';
import { publicEventNames, TEST_EVENT } from './schema/events';

const PAGE = 50;
const events = [...publicEventNames, TEST_EVENT];

export async function loadEndpoints() {
  const endpoints = await listEndpoints();
  const counts = await countDeliveries(endpoints.map(({ id }) => id));
  return { endpoints, counts, now: systemClock.now() };
}

export type AskedLog = { state?: string; event?: string; cursor?: string; delivery?: string };

const uuidIn = (text: string | undefined) => endpointReference.shape.id.safeParse(text).data;

/** What is not there is a page that is not there, and so is a cursor that nobody was given. */
async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof NotFound || error instanceof Invalid) notFound();
    throw error;
  }
}

/** One endpoint with a page of its log, and the delivery that was asked for. */
export async function loadEndpoint(segment: string, asked: AskedLog) {
  const id = uuidIn(segment) ?? notFound();
  const endpoint = await orNotFound(getEndpoint(id));
  const filter = {
    state: deliveryStateSchema.safeParse(asked.state).data,
    event: events.find((name) => name === asked.event),
  };
  const delivery = uuidIn(asked.delivery);
  const [log, counts, chosen] = await Promise.all([
    orNotFound(listDeliveries(id, filter, { limit: PAGE, cursor: asked.cursor })),
    countDeliveries([id]),
    delivery ? orNotFound(getDelivery(id, delivery)) : null,
  ]);
  return { endpoint, log, chosen, filter, counts: counts.get(id) ?? {}, now: systemClock.now() };
}
