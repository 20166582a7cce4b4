import type { Metadata } from 'next';
import { Page, PageHeading } from '@/components/frame/page';
import { LiveRefresh } from '@/components/platform/live-refresh';
import { Pagination } from '@/components/ui/pagination';
import { EmptyState, Panel } from '@/components/ui/panel';
import { FreezeForm } from '@/components/waves/freeze-form';
import { FreezeTable } from '@/components/waves/freeze-table';
import { requirePageActor } from '@/lib/auth/loaders';
import { loadFreezes } from '@/lib/waves/loaders';

export const metadata: Metadata = { title: 'Freezes' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const here = '/operations/freezes';

export default async function FreezesPage({ searchParams }: Props) {
  const person = await requirePageActor(here, 'OPERATIONS');
  const { cursor } = await searchParams;
  const at = typeof cursor === 'string' ? cursor : undefined;
  const { now, data, nextCursor } = await loadFreezes(person, at);
  return (
    <Page width="full">
      <LiveRefresh topics={['desk']} />
      <PageHeading
        title="Freezes"
        lead="No plan puts an account on a freeze day. Accounts that have a date then keep it; their wave shows the conflict."
      />
      <div className="flex flex-col gap-6">
        {data.length > 0 ? (
          <FreezeTable freezes={data} now={now} />
        ) : (
          <EmptyState title="There is no freeze">
            <p>
              Add the days on which nobody may be upgraded: a quarter’s end, a holiday, a customer’s busy
              week.
            </p>
          </EmptyState>
        )}
        <Pagination
          label="Pages of freezes"
          newestHref={at ? here : undefined}
          nextHref={nextCursor ? `${here}?cursor=${nextCursor}` : undefined}
        />
        <Panel title="Add a freeze" id="add">
          <FreezeForm />
        </Panel>
      </div>
    </Page>
  );
}
