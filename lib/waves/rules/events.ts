import type { DomainEvent } from '@/lib/platform/command';

/** What a change of waves or freezes tells the world: whoever looks at it asks again. */
export const waveEvent = (name: string, waveId: string, facts: object = {}): DomainEvent => ({
  name,
  topics: ['desk'],
  payload: { waveId, ...facts },
});
