import type { CaseState, NewEvent } from '../types';
import type { Step } from './work';

type Levels = Pick<CaseState, 'serviceLevel' | 'region'>;

/**
 * The account's service level or region was corrected: `respondBy` (UTC) is what the right ones give, counted from the
 * original `receivedAt`; once the case is answered it stays, as in `setSeverity`. Nothing happens when the case had them.
 */
export const correctLevels =
  (levels: Levels, respondBy: Date): Step =>
  (state) => {
    const { serviceLevel, region } = state;
    if (serviceLevel === levels.serviceLevel && region === levels.region) return { set: {}, events: [] };
    const events: NewEvent[] = [
      { type: 'levels_changed', data: { from: { serviceLevel, region }, to: levels } },
    ];
    if (state.respondedAt !== null) return { set: levels, events };
    if (respondBy.getTime() !== state.respondBy.getTime())
      events.push({
        type: 'deadline_changed',
        data: {
          target: 'respond',
          from: state.respondBy.toISOString(),
          to: respondBy.toISOString(),
          because: 'levels',
        },
      });
    return { set: { ...levels, respondBy }, events };
  };
