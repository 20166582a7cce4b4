import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { Page, PageHeading } from '@/components/frame/page';
import { LiveRefresh } from '@/components/platform/live-refresh';
import { Callout } from '@/components/ui/callout';
import { Badge } from '@/components/ui/status-badge';
import { Tabs } from '@/components/ui/tabs';
import { TextLink } from '@/components/ui/text-link';
import { PortalClosed } from '@/components/upgrades/portal-closed';
import { PortalGuard } from '@/components/upgrades/portal-guard';
import { portalNames } from '@/components/upgrades/words';
import { requirePageActor } from '@/lib/auth/loaders';
import { loadBill } from '@/lib/billing/loaders';
import type { Person } from '@/lib/platform/actor';
import { openPortalSessionAction } from '@/lib/upgrades/actions';
import { loadPortal } from '@/lib/upgrades/loaders';
import type { Access, AccountHead } from '@/lib/upgrades/types';
import { BillingTab } from './_components/billing-tab';
import { Directory } from './_components/directory';
import { WhereThingsAre } from './_components/where-things-are';

type Search = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ number: string }>; searchParams: Promise<Search> };

export const metadata: Metadata = { title: 'Admin portal' };

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value.slice(0, 200) : '');

type Content = { account: AccountHead; access: Access; startsAt: Date | null; now: Date; view: ReactNode };

async function directoryView(person: Person, number: string, query: Search): Promise<Content> {
  const search = one(query.q);
  const { directory, ...loaded } = await loadPortal(person, number, {
    search,
    cursor: one(query.cursor) || undefined,
  });
  const path = `/accounts/${loaded.account.number}/portal`;
  const hasCursor = query.cursor !== undefined;
  const view = directory && <Directory path={path} search={search} hasCursor={hasCursor} page={directory} />;
  return { ...loaded, view };
}

/** The bill, while it is here; after the upgrade, where it is now. */
async function billingView(person: Person, number: string, query: Search): Promise<Content> {
  const { bill, ...loaded } = await loadBill(person, number);
  const base = `/accounts/${loaded.account.number}`;
  if (bill?.billedIn === 'BILLING_PORTAL') {
    const view = (
      <Callout title="Billing has a portal of its own now">
        <TextLink href={`${base}/billing`}>Open the billing portal</TextLink>. You also reach it from the
        Application Panel of this account.
      </Callout>
    );
    return { ...loaded, view };
  }
  const after = one(query.after) || undefined;
  return { ...loaded, view: bill && <BillingTab path={`${base}/portal`} items={bill.items} after={after} /> };
}

const leads = {
  directory: 'The users of this account. To have one set up, changed or off-boarded, send a request.',
  billing: 'What this account is billed for, item by item.',
};

/** The account's admin portal as the gate allows it: Account Manager with its Billing tab, or Admin Console. */
export default async function PortalPage({ params, searchParams }: Props) {
  const { number } = await params;
  const person = await requirePageActor(`/accounts/${encodeURIComponent(number)}/portal`);
  const query = await searchParams;
  const tab = one(query.tab) === 'billing' ? 'billing' : 'directory';
  const read = tab === 'billing' ? billingView : directoryView;
  const { account, access, startsAt, now, view } = await read(person, number, query);
  if (!view) return <PortalClosed account={account} access={access} readerZone={person.timeZone} now={now} />;
  const path = `/accounts/${account.number}/portal`;
  const isClassic = access.portal === 'ACCOUNT_MANAGER';
  const tabs = [
    { href: path, label: 'Directory', current: tab === 'directory' },
    { href: `${path}?tab=billing`, label: 'Billing', current: tab === 'billing' },
  ];
  return (
    <Page width="full">
      <LiveRefresh topics={[`account:${account.number}`]} />
      <PageHeading
        title={portalNames[access.portal]}
        back={{ href: `/accounts/${account.number}`, label: account.name }}
        badges={<Badge>{account.number}</Badge>}
        lead={isClassic ? leads[tab] : leads.directory}
      />
      <PortalGuard
        accountNumber={account.number}
        startsAt={startsAt?.getTime() ?? null}
        now={now.getTime()}
        openSession={openPortalSessionAction}
        closed={
          <Callout meaning="urgent" role="alert" title="Account Manager is closed">
            The lockout for the upgrade has begun and you have been signed out of the portal.
          </Callout>
        }
      >
        {isClassic ? (
          <div className="mb-4">
            <Tabs label="Account Manager" tabs={tabs} />
          </div>
        ) : (
          <WhereThingsAre person={person} accountNumber={account.number} isAsked={one(query.guide) === '1'} />
        )}
        {view}
      </PortalGuard>
    </Page>
  );
}
