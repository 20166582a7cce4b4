import type { RequestForm } from './definition';
import { offBoardFields } from './off-board-fields';

export const workOffBoardForm: RequestForm = {
  product: 'WORK',
  request: 'OFF_BOARD',
  title: 'Off-board 8x8 Work users',
  lead: 'One row for each person who leaves. Number, voicemail, license and desk phone each need a decision; a deleted user can keep none of them.',
  line: offBoardFields,
  more: [],
  changes: [],
};
