import { type PublicEvent, publicEvents } from '../schema/events';
import type { Occurrence } from '../types';

export type PublicMessage = { event: string; occurredAt: Date; body: string };

const catalogue: [string, PublicEvent][] = Object.entries(publicEvents);
const bySource = new Map(
  catalogue.flatMap(([name, event]) => (event.sources ?? [name]).map((source) => [source, name] as const)),
);

/** The names in the outbox that something public is told of. */
export const publicSources: readonly string[] = [...bySource.keys()];

/** The exact text that is signed and sent (Standard Webhooks: type, timestamp, data). `at` is a UTC instant. */
export const bodyOf = (event: string, at: Date, data: object): string =>
  JSON.stringify({ type: event, timestamp: at.toISOString(), data });

const isInternal = (payload: unknown) =>
  (payload as { visibility?: unknown } | null)?.visibility === 'INTERNAL';

/**
 * What the world is told of an occurrence; null when it is not its business: the name is not in the catalogue, or only the
 * desk may know. The data holds the published fields and nothing else (threats 15, 47).
 * @throws ZodError when a published event lacks a published fact: better no message than a wrong one
 */
export function publicMessage({ name, at, payload }: Occurrence): PublicMessage | null {
  const event = bySource.get(name);
  const published = event ? (catalogue.find(([known]) => known === event)?.[1] ?? null) : null;
  if (!event || !published || isInternal(payload)) return null;
  const data = published.data.parse(payload);
  const occurredAt = published.at ? new Date(String(data[published.at])) : at;
  return { event, occurredAt, body: bodyOf(event, occurredAt, data) };
}
