import { z } from 'zod';
import { crossField } from './cross-field';
import { offBoardRules, offBoardShape } from './off-board';

export const workOffBoard = crossField(z.strictObject(offBoardShape), offBoardRules);
