import { Conflict } from '@/lib/platform/errors';
import type { CaseStatus } from '../types';

const NEXT: Readonly<Record<CaseStatus, readonly CaseStatus[]>> = {
  NEW: ['OPEN', 'CANCELLED'],
  OPEN: ['WAITING_ON_CUSTOMER', 'RESOLVED'],
  WAITING_ON_CUSTOMER: ['OPEN'],
  RESOLVED: ['CLOSED'],
  CLOSED: [],
  CANCELLED: [],
};

export const statusNames: Readonly<Record<CaseStatus, string>> = {
  NEW: 'New',
  OPEN: 'In progress',
  WAITING_ON_CUSTOMER: 'Waiting on you',
  RESOLVED: 'Resolved',
  CLOSED: 'Closed',
  CANCELLED: 'Cancelled',
};

/** Whether a case may go from one status to the other in one step (`product.md` part 2). */
export const canBecome = (from: CaseStatus, to: CaseStatus): boolean => NEXT[from].includes(to);

/** Whether there is work left: its targets count and the queue shows it. */
export const isOpen = (status: CaseStatus): boolean =>
  status === 'NEW' || status === 'OPEN' || status === 'WAITING_ON_CUSTOMER';

/** Nothing can be added to it any more. */
export const isOver = (status: CaseStatus): boolean => status === 'CLOSED' || status === 'CANCELLED';

const inWords = (status: CaseStatus) =>
  statusNames[status].toLowerCase().replace('on you', 'on the customer');

/** @throws Conflict `status` when the machine has no such step */
export function assertCanBecome(from: CaseStatus, to: CaseStatus): void {
  if (canBecome(from, to)) return;
  const said = from === to ? 'already' : `and can’t become ${inWords(to)}`;
  throw new Conflict(`This case is ${inWords(from)} ${said}. Nothing was changed.`, 'status');
}

/** @throws Conflict `case_not_open` when there is no work left on the case */
export function assertOpen(status: CaseStatus): void {
  if (isOpen(status)) return;
  throw new Conflict(`This case is ${inWords(status)}. Nothing was changed.`, 'case_not_open');
}
