import type { Metadata } from 'next';
import { auditAddress } from '@/components/audit/address';
import { AuditFilters } from '@/components/audit/audit-filters';
import { EntryTable } from '@/components/audit/entry-table';
import { SealLine } from '@/components/audit/seal-line';
import { Page, PageHeading } from '@/components/frame/page';
import { LinkButton } from '@/components/ui/button';
import { Pagination } from '@/components/ui/pagination';
import { EmptyState } from '@/components/ui/panel';
import { zoneName } from '@/components/ui/time';
import { loadAudit } from '@/lib/audit/loaders';
import { requirePageActor } from '@/lib/auth/loaders';

export const metadata: Metadata = { title: 'Audit' };

type Props = { searchParams: Promise<Record<string, unknown>> };

/** Every change of the product: who made it, through what, and what was before and after. */
export default async function AuditPage({ searchParams }: Props) {
  const person = await requirePageActor('/operations/audit', 'OPERATIONS');
  const { now, query, seals, entries, nextCursor } = await loadAudit(person, await searchParams);
  const { cursor, ...filters } = query;
  const isNarrowed = Object.values(filters).some((value) => value !== undefined);
  return (
    <Page width="full">
      <PageHeading
        title="Audit"
        lead={`Every change, who made it and what it was before. Days and times are ${zoneName(person.timeZone)}.`}
        actions={
          <LinkButton
            href={auditAddress(filters, '/operations/audit/entries.csv')}
            prefetch={false}
            size="sm"
          >
            Save as CSV
          </LinkButton>
        }
      />
      <SealLine status={seals} zone={person.timeZone} now={now} />
      <AuditFilters query={query} isNarrowed={isNarrowed} />
      {entries.length > 0 ? (
        <EntryTable entries={entries} zone={person.timeZone} now={now} />
      ) : (
        <EmptyState title={isNarrowed ? 'No change matches' : 'Nothing has been changed yet'}>
          {isNarrowed
            ? 'Check the address and the numbers, or choose other days. Whole addresses and ids are looked for, not parts.'
            : 'What people and the product change is listed here from the first change on.'}
        </EmptyState>
      )}
      <Pagination
        label="Pages of changes"
        {...(cursor && { newestHref: auditAddress(filters), newestLabel: 'Back to the newest' })}
        {...(nextCursor && {
          nextHref: auditAddress({ ...filters, cursor: nextCursor }),
          nextLabel: 'Older',
        })}
      />
    </Page>
  );
}
