import type { CaseState, NewEvent } from '../types';
import { recalculated, type Step } from './work';

type Levels = Pick<CaseState, 'serviceLevel' | 'region'>;

/**
 * The account's service level or region was corrected: `respondBy` (UTC) is what the right ones give, counted from the
 * original `receivedAt`, as in `setSeverity`. Nothing happens when the case had them.
 */
export const correctLevels =
  (levels: Levels, respondBy: Date): Step =>
  (state) => {
    const { serviceLevel, region } = state;
    if (serviceLevel === levels.serviceLevel && region === levels.region) return { set: {}, events: [] };
    const changed: NewEvent = {
      type: 'levels_changed',
      data: { from: { serviceLevel, region }, to: levels },
    };
    if (respondBy.getTime() === state.respondBy.getTime()) return { set: levels, events: [changed] };
    const { set, events } = recalculated(state, respondBy, 'levels');
    return { set: { ...levels, ...set }, events: [changed, ...events] };
  };
