import type { Metadata } from 'next';
import { Page, PageHeading } from '@/components/frame/page';
import { ImportTable } from '@/components/imports/import-table';
import { UploadForm } from '@/components/imports/upload-form';
import { LiveRefresh } from '@/components/platform/live-refresh';
import { Pagination } from '@/components/ui/pagination';
import { EmptyState, Panel } from '@/components/ui/panel';
import { requirePageActor } from '@/lib/auth/loaders';
import { loadImports } from '@/lib/imports/loaders';

export const metadata: Metadata = { title: 'Imports' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ImportsPage({ searchParams }: Props) {
  const person = await requirePageActor('/operations/imports', 'OPERATIONS');
  const { cursor } = await searchParams;
  const asked = typeof cursor === 'string' ? cursor.slice(0, 200) : undefined;
  const { data, nextCursor, now } = await loadImports(person, asked);
  return (
    <Page>
      <LiveRefresh topics={['imports']} />
      <PageHeading title="Imports" lead="Accounts, customer admins and end users from a CSV file." />
      <div className="flex flex-col gap-8">
        <Panel title="New import" id="new-import">
          <UploadForm />
        </Panel>
        <section aria-labelledby="imports">
          <h2 id="imports" className="mb-2 text-base">
            All imports
          </h2>
          {data.length > 0 ? (
            <ImportTable imports={data} zone={person.timeZone} now={now} />
          ) : (
            <EmptyState title="No imports yet">
              <p>Download a template above, fill it in and upload it. You see what it would do first.</p>
            </EmptyState>
          )}
          <Pagination
            label="Pages of imports"
            newestHref={asked ? '/operations/imports' : undefined}
            nextHref={nextCursor ? `/operations/imports?cursor=${encodeURIComponent(nextCursor)}` : undefined}
          />
        </section>
      </div>
    </Page>
  );
}
