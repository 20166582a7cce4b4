import 'server-only';
import type { Person } from '@/lib/platform/actor';
import { systemClock } from '@/lib/platform/clock';
import { getServiceLevelsAt } from '@/lib/service-levels/data';
import { buildServiceLevels } from '@/lib/service-levels/rules/engine';
import { holidaysOfYear, localDate } from '@/lib/service-levels/rules/hours';
import { REGIONS } from '@/lib/service-levels/types';
import { listExceptions, listPolicyVersions, listRecentFacts } from './data';
import { everyCaseAt, previewOf } from './rules/preview';
import type { CaseFacts, Preview, Proposal } from './types';

/** The policy's versions, and the closed days of this year and the next, as they stand. For operations. */
export async function loadCalendars(_person: Person) {
  const now = systemClock.now();
  const [versions, exceptions, engine] = await Promise.all([
    listPolicyVersions(),
    listExceptions(),
    getServiceLevelsAt(now),
  ]);
  const regions = REGIONS.map((region) => {
    const today = localDate(engine, region, now);
    const days = [today.year, today.year + 1].flatMap((year) => holidaysOfYear(engine, region, year));
    return {
      region,
      today: today.toString(),
      days: days.filter(({ date }) => date >= today.toString()),
      /** Days the rule would close, and operations keep open. */
      opened: exceptions.filter(
        (day) => day.region === region && day.state === 'OPEN' && day.date >= today.toString(),
      ),
    };
  });
  const inEffect = engine.policy.version;
  const [latest] = versions;
  return { now, versions, inEffect, latest: latest?.policy ?? engine.policy, regions, exceptions };
}

/** What a proposal would change, against what is in effect; writes nothing. */
export async function loadPreview(
  proposal: Partial<Proposal>,
  examples?: readonly CaseFacts[],
): Promise<Preview> {
  const now = systemClock.now();
  const [engine, recent] = await Promise.all([getServiceLevelsAt(now), listRecentFacts(now)]);
  const proposed = buildServiceLevels({
    policy: proposal.policy ?? engine.policy,
    closedDays: proposal.closedDays ?? engine.closedDays,
  });
  return previewOf(engine, proposed, examples ?? everyCaseAt(now), recent);
}
