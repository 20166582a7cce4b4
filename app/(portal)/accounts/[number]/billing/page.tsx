import type { Metadata } from 'next';
import { BillTotals } from '@/components/billing/bill-totals';
import { LicenseBill } from '@/components/billing/license-bill';
import { Page, PageHeading } from '@/components/frame/page';
import { LiveRefresh } from '@/components/platform/live-refresh';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/panel';
import { Badge } from '@/components/ui/status-badge';
import { PortalClosed } from '@/components/upgrades/portal-closed';
import { requirePageActor } from '@/lib/auth/loaders';
import { loadBill } from '@/lib/billing/loaders';
import { itemisedTotals, licensesOf } from '@/lib/billing/rules';
import type { ServiceItem } from '@/lib/billing/types';

type Props = { params: Promise<{ number: string }> };

export const metadata: Metadata = { title: 'Billing' };

/** The billing portal of an account on X Series; before the upgrade it says where billing is. */
export default async function BillingPage({ params }: Props) {
  const { number } = await params;
  const person = await requirePageActor(`/accounts/${encodeURIComponent(number)}/billing`);
  const { account, access, now, bill } = await loadBill(person, number);
  if (!bill) return <PortalClosed account={account} access={access} readerZone={person.timeZone} now={now} />;
  const isHere = bill.billedIn === 'BILLING_PORTAL';
  return (
    <Page>
      <LiveRefresh topics={[`account:${account.number}`]} />
      <PageHeading
        title="Billing"
        back={{ href: `/accounts/${account.number}`, label: account.name }}
        badges={<Badge>{account.number}</Badge>}
        lead={isHere && 'Your bill by license. Open a license to see the service items bundled inside it.'}
      />
      {isHere ? <Licenses items={bill.items} /> : <NotYet number={account.number} />}
    </Page>
  );
}

function Licenses({ items }: { items: readonly ServiceItem[] }) {
  if (items.length === 0)
    return (
      <EmptyState title="Nothing is billed yet">
        <p>Licenses appear here as soon as the account has one.</p>
      </EmptyState>
    );
  const licenses = licensesOf(items);
  const inside = `${items.length} service items, bundled into ${licenses.length} ${licenses.length === 1 ? 'line' : 'lines'}.`;
  return (
    <>
      <BillTotals totals={itemisedTotals(items)} note={inside} />
      <LicenseBill licenses={licenses} />
    </>
  );
}

function NotYet({ number }: { number: number }) {
  return (
    <EmptyState
      title="Billing is in Account Manager"
      actions={
        <LinkButton href={`/accounts/${number}/portal?tab=billing`} prefetch={false}>
          Open Billing in Account Manager
        </LinkButton>
      }
    >
      <p>
        This account is on Classic: its bill, item by item, is on the Billing tab of Account Manager. With the
        upgrade billing moves here, into a portal of its own, and the items appear bundled inside licenses.
      </p>
    </EmptyState>
  );
}
