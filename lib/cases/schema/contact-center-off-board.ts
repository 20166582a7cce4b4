import { z } from 'zod';
import { crossField } from './cross-field';
import { userReference } from './fields';
import { offBoardRules, offBoardShape } from './off-board';

export const contactCenterOffBoard = crossField(
  z.strictObject({
    ...offBoardShape,
    /** Who takes over the interactions that are still open. */
    openInteractionsTo: userReference('Choose who takes over the open interactions.'),
  }),
  offBoardRules,
);
