import type { Metadata } from 'next';
import { ChangePasswordForm } from '@/components/auth/change-password-form';
import { SendLink } from '@/components/auth/send-link';
import { TimeZoneForm } from '@/components/auth/time-zone-form';
import { TokenForm } from '@/components/auth/token-form';
import { Page, PageHeading } from '@/components/frame/page';
import { KeyValueList } from '@/components/ui/key-value-list';
import { Panel } from '@/components/ui/panel';
import { StatusBadge } from '@/components/ui/status-badge';
import { loadEmailConfirmed, loadSettings, requirePageActor } from '@/lib/auth/loaders';
import { CalendarPanel } from './_components/calendar-panel';
import { SessionTable, TokenTable } from './_components/tables';

export const metadata: Metadata = { title: 'Settings' };

const ROLES = { CUSTOMER_ADMIN: 'Customer admin', AGENT: 'Agent', LEAD: 'Lead', OPERATIONS: 'Operations' };

export default async function SettingsPage() {
  const person = await requirePageActor('/settings');
  const { tokens, sessions, hasMoreSessions, currentSessionId } = await loadSettings(person);
  const isConfirmed = await loadEmailConfirmed(person);
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  const facts = [
    { label: 'Name', value: person.name },
    { label: 'Email', value: person.email },
    { label: 'Role', value: ROLES[person.role] },
  ];
  return (
    <Page>
      <PageHeading title="Settings" />
      <div className="flex flex-col gap-6">
        <Panel title="You" id="you">
          <KeyValueList items={facts} />
          {!isConfirmed && (
            <div className="mt-4 flex flex-col gap-2 text-sm">
              <StatusBadge meaning="attention">
                Nobody has confirmed that mail reaches this address
              </StatusBadge>
              <SendLink link="confirmation" userId={person.userId}>
                Send a confirmation link
              </SendLink>
            </div>
          )}
          <div className="mt-6 border-t pt-4">
            <TimeZoneForm current={person.timeZone} zones={zones} />
          </div>
        </Panel>
        <Panel title="Password" id="password-panel">
          <p className="mb-4 max-w-prose text-sm text-muted">
            A new password signs you out everywhere but here. API tokens keep working until you revoke them.
          </p>
          <ChangePasswordForm email={person.email} />
        </Panel>
        {person.role === 'CUSTOMER_ADMIN' && <CalendarPanel person={person} />}
        <Panel title="Where you are signed in" id="sessions" padded={false}>
          <SessionTable
            sessions={sessions}
            hasMore={hasMoreSessions}
            currentId={currentSessionId}
            timeZone={person.timeZone}
          />
        </Panel>
        <Panel title="API tokens" id="tokens" padded={false}>
          <TokenTable tokens={tokens} timeZone={person.timeZone} />
          <div className="border-t p-4">
            <TokenForm />
          </div>
        </Panel>
      </div>
    </Page>
  );
}
