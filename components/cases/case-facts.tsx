import Link from 'next/link';
import type { ReactNode } from 'react';
import { type KeyValue, KeyValueList } from '@/components/ui/key-value-list';
import { LocalTime } from '@/components/ui/local-time';
import { StatusBadge } from '@/components/ui/status-badge';
import { productNames, requestNames } from '@/lib/cases/rules/subject';
import type { CaseDetail, CaseStatus } from '@/lib/cases/types';
import { serviceLevelNames, severityNames } from '@/lib/service-levels/rules/names';
import { type Reader, statusInWords } from './words';

type Props = {
  detail: CaseDetail;
  zone: string;
  now: Date;
  /** Beside the severity: the way to change it. */
  severityAction?: ReactNode;
  /** More facts of the desk's own, at the end. */
  more?: readonly KeyValue[];
};

/** What is known of a case at one glance. */
export function CaseFacts({ detail, zone, now, severityAction, more = [] }: Props) {
  const { severity, request } = detail;
  const items: KeyValue[] = [
    {
      label: 'Account',
      value: (
        <Link href={`/accounts/${detail.accountNumber}`} className="link">
          {detail.accountName}
        </Link>
      ),
    },
    { label: 'Product', value: productNames[detail.product] },
    { label: 'Request', value: request ? requestNames[request] : 'Technical' },
    {
      label: 'Severity',
      value: (
        <span className="flex flex-wrap items-baseline gap-x-2">
          <span>
            {severity}, {severityNames[severity].title.toLowerCase()}
          </span>
          {severityAction}
        </span>
      ),
    },
    { label: 'Service level', value: serviceLevelNames[detail.serviceLevel] },
    { label: 'Filed by', value: detail.requester.name },
    { label: 'Received', value: <LocalTime at={detail.receivedAt} zone={zone} now={now} /> },
    { label: 'With', value: detail.assignee?.name ?? 'Nobody yet' },
    ...more,
  ];
  return <KeyValueList items={items} className="[&>div]:grid-cols-[6.5rem_minmax(0,1fr)]!" />;
}

type Linked = { number: number; subject: string; status: CaseStatus };

/** Cases that hang together: the request that went wrong, or the problems reported with it. */
export function RelatedCases({
  cases,
  reader,
  base,
}: {
  cases: readonly Linked[];
  reader: Reader;
  base: string;
}) {
  return (
    <ul className="flex flex-col gap-3 text-sm">
      {cases.map(({ number, subject, status }) => {
        const { word, meaning } = statusInWords(status, reader);
        return (
          <li key={number} className="flex flex-col gap-0.5">
            <Link href={`${base}/${number}`} className="link">
              {subject}
            </Link>
            <span className="flex items-baseline gap-2 text-muted">
              <span className="tabular-nums">{number}</span>
              <StatusBadge meaning={meaning}>{word}</StatusBadge>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
