import type { Metadata } from 'next';
import { Page, PageHeading } from '@/components/frame/page';
import { LiveRefresh } from '@/components/platform/live-refresh';
import { Pagination } from '@/components/ui/pagination';
import { EmptyState, Panel } from '@/components/ui/panel';
import { Tabs } from '@/components/ui/tabs';
import { WaveForm } from '@/components/waves/wave-form';
import { WaveTable } from '@/components/waves/wave-table';
import { requirePageActor } from '@/lib/auth/loaders';
import { loadWaves } from '@/lib/waves/loaders';

export const metadata: Metadata = { title: 'Waves' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const SUGGESTED_DAYS_AHEAD = 21;
const here = '/operations/waves';

export default async function WavesPage({ searchParams }: Props) {
  const person = await requirePageActor(here, 'OPERATIONS');
  const { when, cursor } = await searchParams;
  const isPast = when === 'past';
  const at = typeof cursor === 'string' ? cursor : undefined;
  const { now, data, nextCursor } = await loadWaves(person, { isPast, cursor: at });
  const view = isPast ? `${here}?when=past` : here;
  const suggested = new Date(now.getTime() + SUGGESTED_DAYS_AHEAD * 86_400_000).toISOString().slice(0, 10);
  return (
    <Page width="full">
      <LiveRefresh topics={['desk']} />
      <PageHeading
        title="Waves"
        lead="Accounts are upgraded in waves: a night of a region, its maintenance hours, and so many accounts an hour."
      />
      <div className="flex flex-col gap-6">
        <Tabs
          label="Which waves"
          tabs={[
            { href: here, label: 'Ahead', current: !isPast },
            { href: `${here}?when=past`, label: 'Past', current: isPast },
          ]}
        />
        {data.length > 0 ? (
          <WaveTable waves={data} caption={isPast ? 'Past waves' : 'Waves ahead'} now={now} />
        ) : (
          <EmptyState title={isPast ? 'No wave is past' : 'No wave is ahead'}>
            <p>
              {isPast
                ? 'Waves move here when their night is over.'
                : 'Make one below, then put accounts into it.'}
            </p>
          </EmptyState>
        )}
        <Pagination
          label="Pages of waves"
          newestHref={at ? view : undefined}
          nextHref={nextCursor ? `${here}?${isPast ? 'when=past&' : ''}cursor=${nextCursor}` : undefined}
        />
        {!isPast && (
          <Panel title="New wave" id="new">
            <WaveForm initialDay={suggested} />
          </Panel>
        )}
      </div>
    </Page>
  );
}
