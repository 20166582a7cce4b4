import type { Metadata } from 'next';
import { InvitationFacts } from '@/components/accounts/invitation-facts';
import {
  AddMembershipForm,
  DisableForm,
  EnableForm,
  RemoveMembershipForm,
} from '@/components/accounts/person-forms';
import { Page, PageHeading } from '@/components/frame/page';
import { roleNames } from '@/components/frame/sections';
import { EmptyState, Panel } from '@/components/ui/panel';
import { Badge, StatusBadge } from '@/components/ui/status-badge';
import { ResponsiveTable, TableFrame } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { zoneName } from '@/components/ui/time';
import { loadPerson } from '@/lib/accounts/loaders';
import { requirePageActor } from '@/lib/auth/loaders';

export const metadata: Metadata = { title: 'Person' };

type Props = { params: Promise<{ id: string }> };

const columns = [
  { label: 'Account' },
  { label: 'Number', width: '8rem' },
  { label: 'Remove', hideLabel: true, width: '8rem', align: 'end' as const },
];

/** One person: whether they may sign in, and what they may see. */
export default async function PersonPage({ params }: Props) {
  const { id } = await params;
  const person = await requirePageActor(`/operations/people/${encodeURIComponent(id)}`, 'OPERATIONS');
  const { now, found, accounts } = await loadPerson(person, id);
  const isSelf = found.id === person.userId;
  return (
    <Page>
      <PageHeading
        title={found.name}
        back={{ href: '/operations/people', label: 'People' }}
        badges={
          <>
            {found.isDisabled && (
              <StatusBadge meaning="attention" pill>
                Disabled
              </StatusBadge>
            )}
            <Badge>{roleNames[found.role]}</Badge>
          </>
        }
        lead={`${found.email}, reads times in ${zoneName(found.timeZone)}.`}
        actions={
          found.isDisabled ? (
            <EnableForm userId={found.id} />
          ) : (
            !isSelf && <DisableForm userId={found.id} name={found.name} />
          )
        }
      />
      {(!found.hasPassword || found.invitedAt) && (
        <Panel title="Invitation" id="invitation" className="mb-6">
          <InvitationFacts found={found} zone={person.timeZone} now={now} />
        </Panel>
      )}
      {found.role !== 'CUSTOMER_ADMIN' ? (
        <EmptyState title="Staff see every account" />
      ) : (
        <Panel title="Accounts they administer" id="accounts">
          <div className="flex flex-col gap-4">
            {accounts.length > 0 ? (
              <TableFrame>
                <ResponsiveTable caption="Accounts they administer" columns={columns}>
                  {accounts.map((account) => (
                    <tr key={account.number}>
                      <td>
                        <TextLink href={`/operations/${account.number}`}>{account.name}</TextLink>
                      </td>
                      <td>{account.number}</td>
                      <td>
                        <RemoveMembershipForm userId={found.id} account={account} />
                      </td>
                    </tr>
                  ))}
                </ResponsiveTable>
              </TableFrame>
            ) : (
              <p className="text-muted">None. They can sign in and see nothing.</p>
            )}
            <AddMembershipForm userId={found.id} />
          </div>
        </Panel>
      )}
    </Page>
  );
}
