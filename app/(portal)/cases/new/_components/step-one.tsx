import { Page, PageHeading } from '@/components/frame/page';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/panel';
import type { loadNewCaseForm } from '@/lib/cases/loaders/filing';
import { AccountChoice } from './account-choice';
import type { NewCaseQuery } from './addresses';
import { LockoutNote, ServicesMissing } from './notes';
import { RequestChoice } from './request-choice';

export type NewCaseForm = Awaited<ReturnType<typeof loadNewCaseForm>>;
type Props = { loaded: NewCaseForm; query: NewCaseQuery; zone: string };

/** What is it about? One screen of plain choices. */
export function StepOne({ loaded, query, zone }: Props) {
  const { account, accounts, upgrade, phase, now } = loaded;
  return (
    <Page>
      <PageHeading
        title="New request"
        back={{ href: '/cases', label: 'Requests' }}
        lead={
          accounts.length === 1 && account
            ? `For ${account.name} (${account.number}). What is it about?`
            : 'What is it about?'
        }
      />
      {accounts.length === 0 ? (
        <NoAccount />
      ) : (
        <div className="flex flex-col gap-6">
          <AccountChoice accounts={accounts} chosen={account?.number ?? null} query={query} />
          {account && !account.userAdministration && <ServicesMissing name={account.name} />}
          {account && upgrade && phase && (
            <LockoutNote {...{ account, upgrade, phase, now }} readerZone={zone} />
          )}
          <RequestChoice account={account} />
        </div>
      )}
    </Page>
  );
}

function NoAccount() {
  return (
    <EmptyState
      title="You are not an admin of any account yet"
      actions={<LinkButton href="/support">Reach support</LinkButton>}
    >
      Ask a colleague who administers the account, or support, to add you. Then you can file requests for it
      here.
    </EmptyState>
  );
}
