import 'server-only';
import { systemClock } from '@/lib/platform/clock';
import { getServiceLevelsAt } from './data';
import { describeServiceLevels } from './rules/describe';
import type { ServiceLevels } from './rules/engine';
import { deskState, localDate, nextHolidays } from './rules/hours';
import { type OpenSign, REGIONS } from './types';

const CLOSED_DAYS_SHOWN = 3;

/** What the public pages show of the support desks at this moment: hours, open signs, phones, next closed days, targets. */
export async function loadSupportDesks() {
  const now = systemClock.now();
  const engine = await getServiceLevelsAt(now);
  const { regions, targets, userAdministration } = describeServiceLevels(
    engine,
    now,
    localDate(engine, 'US', now).year,
  );
  const desks = regions.map(({ holidays: _, ...desk }) => ({
    ...desk,
    nextHolidays: nextHolidays(engine, desk.region, now, CLOSED_DAYS_SHOWN),
  }));
  return { now, desks, targets, completeWithinHours: userAdministration.completeWithinHours };
}

const ENGINE_KEPT_MS = 30_000;
let kept: { engine: ServiceLevels; readAt: number } | null = null;

/** The open signs of all desks at `now`. Every page of the queue shows them, so a change of policy may take 30 s to reach it. */
export async function loadOpenSigns(now: Date): Promise<OpenSign[]> {
  if (!kept || Math.abs(now.getTime() - kept.readAt) > ENGINE_KEPT_MS)
    kept = { engine: await getServiceLevelsAt(now), readAt: now.getTime() };
  const { engine } = kept;
  return REGIONS.map((region) => ({ region, ...deskState(engine, region, now) }));
}
