import type { Meaning } from '@/components/ui/meaning';
import { productNames, requestNames } from '@/lib/cases/rules/subject';
import type { CaseKind, CaseStatus, Product, RequestType } from '@/lib/cases/types';

/** The words of cases, for both sides. `STAFF` reads about "the customer" where `CUSTOMER` reads "you". */
export type Reader = 'CUSTOMER' | 'STAFF';

const statuses: Readonly<Record<CaseStatus, { word: string; staff?: string; meaning: Meaning }>> = {
  NEW: { word: 'New', meaning: 'calm' },
  OPEN: { word: 'In progress', meaning: 'calm' },
  WAITING_ON_CUSTOMER: { word: 'Waiting on you', staff: 'Waiting on customer', meaning: 'attention' },
  RESOLVED: { word: 'Resolved', meaning: 'done' },
  CLOSED: { word: 'Closed', meaning: 'done' },
  CANCELLED: { word: 'Cancelled', meaning: 'calm' },
};

export function statusInWords(status: CaseStatus, reader: Reader): { word: string; meaning: Meaning } {
  const { word, staff, meaning } = statuses[status];
  if (reader === 'CUSTOMER' || !staff) return { word, meaning };
  // The desk has nothing to do while it waits.
  return { word: staff, meaning: 'calm' };
}

/** "8x8 Work, off-board users", "8x8 Work, technical". */
export function requestInWords(facts: {
  kind: CaseKind;
  product: Product;
  request: RequestType | null;
}): string {
  const what = facts.request ? requestNames[facts.request].toLowerCase() : 'technical';
  return `${productNames[facts.product]}, ${what}`;
}

/** "1 user", "3 users". */
export const users = (count: number): string => `${count} ${count === 1 ? 'user' : 'users'}`;
