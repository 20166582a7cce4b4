import Link from 'next/link';
import { PageHeading } from '@/components/frame/page';
import { type NewCaseQuery, newCaseHref } from './addresses';
import { LockoutNote } from './notes';
import type { NewCaseForm } from './step-one';

type Props = { loaded: NewCaseForm; query: NewCaseQuery; zone: string; title: string; lead: string };

/** What is being filed and for which account, with the way to choose another. */
export function FormHeading({ loaded, query, zone, title, lead }: Props) {
  const { account, accounts, upgrade, phase, related, now } = loaded;
  if (!account) return null;
  return (
    <>
      <PageHeading
        title={title}
        lead={lead}
        back={{ href: newCaseHref({ account: account.number }), label: 'All kinds of requests' }}
      />
      <div className="mb-6 flex flex-col gap-4">
        <p className="text-sm">
          <span className="text-faint">Account </span>
          <span className="font-medium">{account.name}</span>{' '}
          <span className="text-muted tabular-nums">{account.number}</span>
          {accounts.length > 1 && !related && (
            <>
              {' '}
              <Link href={newCaseHref({ ...query, account: undefined })} className="link">
                Choose another
              </Link>
            </>
          )}
        </p>
        {related && (
          <p className="text-sm">
            <span className="text-faint">About </span>
            <Link href={`/cases/${related.number}`} className="link">
              {related.number}, {related.subject}
            </Link>
          </p>
        )}
        {upgrade && phase && <LockoutNote {...{ account, upgrade, phase, now }} readerZone={zone} />}
      </div>
    </>
  );
}
