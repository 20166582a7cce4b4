import type { DomainEvent } from '@/lib/platform/command';

/** That something about an endpoint has changed. No page listens to it yet; whoever asks the outbox later finds it. */
export const endpointEvent = (name: string, id: string): DomainEvent => ({
  name,
  topics: [],
  payload: { id },
});
