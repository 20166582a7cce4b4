import type { RequestForm } from './definition';
import { offBoardFields } from './off-board-fields';

export const contactCenterOffBoardForm: RequestForm = {
  product: 'CONTACT_CENTER',
  request: 'OFF_BOARD',
  title: 'Off-board 8x8 Contact Center users',
  lead: 'One row for each person who leaves. Number, voicemail, license and desk phone each need a decision, and somebody takes over the open interactions.',
  line: [
    ...offBoardFields,
    {
      name: 'openInteractionsTo',
      label: 'Open interactions go to',
      kind: 'person',
      example: 'Who takes over',
      required: true,
      below: true,
    },
  ],
  more: [],
  changes: [],
};
