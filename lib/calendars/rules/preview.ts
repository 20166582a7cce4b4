import { deadlinesFor } from '@/lib/service-levels/rules/deadlines';
import type { ServiceLevels } from '@/lib/service-levels/rules/engine';
import { CASE_KINDS, REGIONS, SERVICE_LEVELS, SEVERITIES } from '@/lib/service-levels/types';
import type { CaseFacts, Difference, Preview } from '../types';

/** Every kind of case that can be filed, once, received at this instant (UTC). */
export const everyCaseAt = (receivedAt: Date): CaseFacts[] =>
  CASE_KINDS.flatMap((kind) =>
    SEVERITIES.flatMap((severity) =>
      SERVICE_LEVELS.flatMap((serviceLevel) =>
        REGIONS.map((region) => ({ kind, severity, serviceLevel, region, receivedAt })),
      ),
    ),
  );

/** Where two engines promise a case something else; empty when they agree. */
export function differencesOf(before: ServiceLevels, after: ServiceLevels, facts: CaseFacts): Difference[] {
  const [old, fresh] = [deadlinesFor(before, facts), deadlinesFor(after, facts)];
  const differences: Difference[] = [];
  if (old.respondBy.getTime() !== fresh.respondBy.getTime())
    differences.push({ ...facts, target: 'respond', before: old.respondBy, after: fresh.respondBy });
  if (old.completeBy && fresh.completeBy && old.completeBy.getTime() !== fresh.completeBy.getTime())
    differences.push({ ...facts, target: 'complete', before: old.completeBy, after: fresh.completeBy });
  return differences;
}

/**
 * What another policy or another calendar would change: the examples that come out differently, and how many of
 * `recent` cases would have been promised something else. Pure; promises already made stay.
 */
export function previewOf(
  before: ServiceLevels,
  after: ServiceLevels,
  examples: readonly CaseFacts[],
  recent: readonly CaseFacts[],
): Preview {
  const isChanged = (facts: CaseFacts) => differencesOf(before, after, facts).length > 0;
  return {
    differences: examples.flatMap((facts) => differencesOf(before, after, facts)),
    looked: recent.length,
    changed: recent.filter(isChanged).length,
  };
}
