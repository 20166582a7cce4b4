import type { Metadata } from 'next';
import { Page, PageHeading } from '@/components/frame/page';
import { DeliverAgain } from '@/components/notifications/deliver-again';
import { mailStateSentence, mailStateWords } from '@/components/notifications/words';
import { LiveRefresh } from '@/components/platform/live-refresh';
import { KeyValueList } from '@/components/ui/key-value-list';
import { Panel } from '@/components/ui/panel';
import { StatusBadge } from '@/components/ui/status-badge';
import { formatInstant } from '@/components/ui/time';
import { requirePageActor } from '@/lib/auth/loaders';
import { loadMail } from '@/lib/notifications/loaders';
import { mayResend, mayRetry } from '@/lib/notifications/rules/delivery';
import type { MailRecord } from '@/lib/notifications/types';

export const metadata: Metadata = { title: 'Mail' };

type Props = { params: Promise<{ id: string }> };

/** One mail as its reader got it, or would have, and how its delivery went. */
export default async function MailPage({ params }: Props) {
  const { id } = await params;
  const person = await requirePageActor(`/operations/mail/${encodeURIComponent(id)}`, 'OPERATIONS');
  const { mail, isConfigured, now } = await loadMail(id);
  const { word, meaning } = mailStateWords[mail.state];
  return (
    <Page>
      <LiveRefresh topics={['upgrades']} />
      <PageHeading
        title={mail.subject}
        back={{ href: '/operations/mail', label: 'Mail' }}
        badges={
          <StatusBadge meaning={meaning} pill>
            {word}
          </StatusBadge>
        }
      />
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_20rem]">
        <div className="flex min-w-0 flex-col gap-6">
          <Panel title="As HTML" padded={false}>
            {mail.html ? (
              <iframe
                title="The mail as HTML"
                sandbox=""
                srcDoc={mail.html}
                className="h-160 w-full rounded-b-lg border-0 bg-white"
              />
            ) : (
              <p className="p-4 text-sm text-muted">Rendered by the worker when it takes the mail.</p>
            )}
          </Panel>
          <Panel title="As text">
            <pre className="overflow-x-auto text-sm whitespace-pre-wrap">{mail.text}</pre>
          </Panel>
        </div>
        <Panel title="Delivery">
          <div className="flex flex-col gap-4">
            <p className="text-sm">{mailStateSentence(mail)}</p>
            <KeyValueList layout="stacked" items={deliveryFacts(mail, person.timeZone, now)} />
            {isConfigured && mayRetry(mail.state) && <DeliverAgain id={mail.id} verb="retry" />}
            {mail.isSpent && (
              <p className="text-sm text-muted">
                Its link is known to its reader alone, so it can’t be sent again. Have a new one sent instead.
              </p>
            )}
            {isConfigured && mayResend(mail.state) && !mail.isSpent && (
              <DeliverAgain id={mail.id} verb="resend" />
            )}
          </div>
        </Panel>
      </div>
    </Page>
  );
}

function deliveryFacts(mail: MailRecord, zone: string, now: Date) {
  const at = (instant: Date) => formatInstant(instant, zone, now);
  return [
    { label: 'To', value: mail.recipient },
    { label: 'Written', value: at(mail.createdAt) },
    { label: 'Sent', value: mail.sentAt && at(mail.sentAt) },
    { label: 'Next try', value: mail.state === 'queued' && mail.attempts > 0 && at(mail.dueAt) },
    { label: 'Attempts', value: mail.attempts > 0 && String(mail.attempts) },
    { label: 'Sent again', value: mail.resends > 0 && `${mail.resends} times` },
    { label: 'Last error', value: mail.lastError },
  ].flatMap(({ label, value }) => (value ? [{ label, value }] : []));
}
