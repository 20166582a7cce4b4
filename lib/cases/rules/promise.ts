import type { DeadlineFacts } from '@/lib/service-levels/types';
import type { CaseDetail, CaseEventView } from '../types';
import { countedFrom } from './targets';

/** What the stored respond-by was calculated from, and when (UTC); `isAgain` when it counts from a case taken up again. */
export type RespondFacts = DeadlineFacts<Date> & { calculatedAt: Date; isAgain: boolean };

type Told = Pick<CaseEventView, 'type' | 'at' | 'data'>;
type Promised = Pick<
  CaseDetail,
  'kind' | 'severity' | 'serviceLevel' | 'region' | 'receivedAt' | 'reopenedAt'
>;

const isRespond = ({ type, data }: Told) => type === 'deadline_changed' && data.target === 'respond';

/**
 * The facts that gave a case its respond-by, read back along its timeline (`events`, oldest first): what was corrected since
 * it last moved gave the same, so the values before it count (`slt.md`, "Life of a target").
 */
export function respondFacts(detail: Promised, events: readonly Told[]): RespondFacts {
  const { kind, severity, serviceLevel, region } = detail;
  const receivedAt = countedFrom(detail);
  const last = events.findLastIndex(isRespond);
  const before = events
    .slice(last + 1)
    .toReversed()
    .map(({ type, data }) =>
      type === 'severity_changed'
        ? { severity: data.from }
        : type === 'levels_changed'
          ? (data.from as object)
          : {},
    );
  return Object.assign(
    {
      kind,
      severity,
      serviceLevel,
      region,
      receivedAt,
      calculatedAt: events[last]?.at ?? receivedAt,
      isAgain: detail.reopenedAt !== null,
    },
    ...before,
  );
}
