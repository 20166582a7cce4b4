import type { Metadata } from 'next';
import { Page, PageHeading } from '@/components/frame/page';
import { DeliveryDetail } from '@/components/integrations/delivery-detail';
import { DeliveryLog, LogFilter } from '@/components/integrations/delivery-log';
import { Replay, SendTest, Toggle } from '@/components/integrations/endpoint-actions';
import { EndpointFacts, GivenUp } from '@/components/integrations/endpoint-facts';
import { endpointState, shortAddress } from '@/components/integrations/words';
import { RefreshAt } from '@/components/platform/refresh-at';
import { Pagination } from '@/components/ui/pagination';
import { EmptyState } from '@/components/ui/panel';
import { StatusBadge } from '@/components/ui/status-badge';
import { Breakable } from '@/components/ui/text';
import { requirePageActor } from '@/lib/auth/loaders';
import { type AskedLog, loadEndpoint } from '@/lib/integrations/loaders';
import type { Delivery } from '@/lib/integrations/types';

export const metadata: Metadata = { title: 'Webhook endpoint' };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const LOOK_AGAIN_MS = 1_500;
/** Longer than a busy worker takes to come to it. */
const WATCHED_MS = 5 * 60_000;

function askedOf(query: Record<string, string | string[] | undefined>): AskedLog {
  const one = (name: string) =>
    typeof query[name] === 'string' && query[name] ? { [name]: query[name] } : {};
  return { ...one('state'), ...one('event'), ...one('cursor'), ...one('delivery') };
}

/**
 * When to look again: a message whose turn has come is watched until it has its answer, less and less often. Null when there
 * is none.
 */
function lookAgainAt(log: readonly Delivery[], now: Date): number | null {
  const ages = log
    .filter(({ state, nextAttemptAt }) =>
      state === 'PENDING' ? (nextAttemptAt?.getTime() ?? 0) <= now.getTime() : state === 'SENDING',
    )
    .map(({ createdAt }) => now.getTime() - createdAt.getTime())
    .filter((age) => age < WATCHED_MS);
  return ages.length > 0 ? now.getTime() + Math.max(LOOK_AGAIN_MS, Math.min(...ages) / 4) : null;
}

export default async function WebhookPage({ params, searchParams }: Props) {
  const { id } = await params;
  const here = `/operations/webhooks/${id}`;
  const { timeZone: zone } = await requirePageActor(here, 'OPERATIONS');
  const asked = askedOf(await searchParams);
  const { endpoint, log, chosen, filter, counts, now } = await loadEndpoint(id, asked);
  const address = (more: Record<string, string | undefined>) => {
    const query = Object.entries({ ...asked, ...more }).flatMap(([key, value]) =>
      value ? [[key, value]] : [],
    );
    return query.length > 0 ? `${here}?${new URLSearchParams(query)}` : here;
  };
  const { meaning, text } = endpointState(endpoint);
  const isEnabled = endpoint.disabledAt === null;
  return (
    <Page width="full">
      <RefreshAt at={isEnabled ? lookAgainAt(log.data, now) : null} now={now.getTime()} />
      <PageHeading
        title={<Breakable text={shortAddress(endpoint.url)} />}
        lead={endpoint.description || undefined}
        back={{ href: '/operations/webhooks', label: 'Webhooks' }}
        badges={
          <StatusBadge meaning={meaning} pill>
            {text}
          </StatusBadge>
        }
        actions={
          <>
            {isEnabled && <Replay id={endpoint.id} />}
            <Toggle id={endpoint.id} version={endpoint.version} isEnabled={isEnabled} />
            {isEnabled && <SendTest id={endpoint.id} />}
          </>
        }
      />
      <div className="flex flex-col gap-6">
        <GivenUp endpoint={endpoint} waiting={counts.PENDING ?? 0} zone={zone} now={now} />
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <section aria-labelledby="log" className="flex min-w-0 flex-col gap-4">
            <div className="flex flex-wrap items-center justify-between gap-3">
              <h2 id="log" className="text-lg">
                Deliveries
              </h2>
              <LogFilter action={here} filter={filter} />
            </div>
            {chosen && (
              <DeliveryDetail
                delivery={chosen}
                endpointId={endpoint.id}
                isEnabled={isEnabled}
                closeHref={address({ delivery: undefined })}
                zone={zone}
                now={now}
              />
            )}
            {log.data.length > 0 ? (
              <DeliveryLog
                deliveries={log.data}
                address={address}
                chosen={chosen?.id}
                zone={zone}
                now={now}
              />
            ) : (
              <NoDelivery isFiltered={Boolean(filter.state || filter.event || asked.cursor)} />
            )}
            <Pagination
              label="Pages of the log"
              newestHref={asked.cursor ? address({ cursor: undefined }) : undefined}
              nextHref={log.nextCursor ? address({ cursor: log.nextCursor }) : undefined}
            />
          </section>
          <EndpointFacts endpoint={endpoint} zone={zone} now={now} />
        </div>
      </div>
    </Page>
  );
}

function NoDelivery({ isFiltered }: { isFiltered: boolean }) {
  return isFiltered ? (
    <EmptyState title="No delivery like that">
      The log goes back 30 days. Choose another state or event.
    </EmptyState>
  ) : (
    <EmptyState title="Nothing was sent yet">
      The next event that this endpoint has chosen appears here. Send a test to see whether the receiver
      answers.
    </EmptyState>
  );
}
