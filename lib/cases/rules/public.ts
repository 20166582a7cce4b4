import type { PublicCase, PublicEvent } from '../schema/public-case';
import type { CaseDetail, CaseEventView, CaseItemView, PersonRef } from '../types';

const iso = (date: Date): string => date.toISOString();
const isoOrNull = (date: Date | null): string | null => date?.toISOString() ?? null;

function publicItemOf({ fields, id, position, status, summary, completedAt }: CaseItemView) {
  return { ...fields, id, position, status, summary, completedAt: isoOrNull(completedAt) };
}

/** People of the desk are shown to customers by name; addresses are for the desk. */
const personOf = ({ id, name, email }: PersonRef, withEmail: boolean) =>
  withEmail ? { id, name, email } : { id, name };

/** The case as the API answers it; `staff` says who reads. */
export function publicCaseOf(detail: CaseDetail, staff: boolean): PublicCase {
  return {
    number: detail.number,
    account: detail.accountNumber,
    accountName: detail.accountName,
    kind: detail.kind,
    product: detail.product,
    request: detail.request,
    severity: detail.severity,
    status: detail.status,
    subject: detail.subject,
    description: detail.description,
    requester: personOf(detail.requester, staff),
    assignee: detail.assignee && personOf(detail.assignee, staff),
    receivedAt: iso(detail.receivedAt),
    respondBy: iso(detail.respondBy),
    respondedAt: isoOrNull(detail.respondedAt),
    completeBy: isoOrNull(detail.completeBy),
    completedAt: isoOrNull(detail.completedAt),
    nextDeadline: isoOrNull(detail.nextDeadline),
    pausedAt: isoOrNull(detail.pausedAt),
    resolvedAt: isoOrNull(detail.resolvedAt),
    closedAt: isoOrNull(detail.closedAt),
    lastActivityAt: iso(detail.lastActivityAt),
    itemCount: detail.itemCount,
    itemsDone: detail.itemsDone,
    relatedCase: detail.relatedCase?.number ?? null,
    version: detail.version,
    items: detail.items.map(publicItemOf),
  };
}

/** A line of the timeline as the API answers it. */
export function publicEventOf({ at, ...event }: CaseEventView): PublicEvent {
  return { ...event, at: iso(at) };
}
