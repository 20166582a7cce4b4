import type { Metadata } from 'next';
import { Page, PageHeading } from '@/components/frame/page';
import { EndpointTable } from '@/components/integrations/endpoint-table';
import { NewEndpoint } from '@/components/integrations/new-endpoint';
import { VerifyExample } from '@/components/integrations/verify-example';
import { EmptyState, Panel } from '@/components/ui/panel';
import { requirePageActor } from '@/lib/auth/loaders';
import { loadEndpoints } from '@/lib/integrations/loaders';

export const metadata: Metadata = { title: 'Webhooks' };

const LEAD =
  'Other systems hear of lockouts, upgrades and cases within seconds: each message signed, and sent again for three days until it is accepted.';

export default async function WebhooksPage() {
  const person = await requirePageActor('/operations/webhooks', 'OPERATIONS');
  const { endpoints, counts, now } = await loadEndpoints();
  return (
    <Page width="full">
      <PageHeading title="Webhooks" lead={LEAD} actions={<NewEndpoint />} />
      <div className="flex flex-col gap-6">
        {endpoints.length > 0 ? (
          <EndpointTable endpoints={endpoints} counts={counts} zone={person.timeZone} now={now} />
        ) : (
          <EmptyState title="No endpoint yet">
            An endpoint is an address of another system: a portal that closes with the lockout, the runner
            that does the upgrades, a chat that should know of a failure. Create one and choose what it hears
            of.
          </EmptyState>
        )}
        <Panel title="How a receiver checks a message" className="max-w-page">
          <div className="flex flex-col gap-3">
            <VerifyExample />
            <p className="text-sm text-muted">
              Messages follow Standard Webhooks; libraries for most languages check them. Answer with any 2xx
              within 15 seconds, and do the work afterwards. What each event holds is in the API’s own
              description,{' '}
              <a className="link" href="/api/v1/openapi.json">
                openapi.json
              </a>
              , under webhooks.
            </p>
          </div>
        </Panel>
      </div>
    </Page>
  );
}
