import type { Visibility } from '../types';
import type { Step } from './work';

type File = { id: string; name: string; size: number };

/** A file came to the case. One by the customer does not end the waiting: words do. An internal one leaves no trace for them. */
export const attach =
  ({ id, name, size }: File, visibility: Visibility): Step =>
  () => ({ set: {}, events: [{ type: 'attachment_added', visibility, data: { id, name, size } }] });
