import type { Metadata } from 'next';
import { Page, PageHeading } from '@/components/frame/page';
import { AddRungForm, NoticeRuleForm } from '@/components/notifications/notice-rule-form';
import { Panel } from '@/components/ui/panel';
import { StatusBadge } from '@/components/ui/status-badge';
import { noticeWord } from '@/components/upgrades/words';
import { requirePageActor } from '@/lib/auth/loaders';
import { loadNoticeRules } from '@/lib/upgrades/loaders/notices';

export const metadata: Metadata = { title: 'Notices' };

type Shown = Awaited<ReturnType<typeof loadNoticeRules>>[number];

/** Who is told what, and how far ahead. */
export default async function NoticesPage() {
  const person = await requirePageActor('/operations/notices', 'OPERATIONS');
  const rules = await loadNoticeRules(person);
  const rungs = rules.filter(({ hours }) => hours !== null);
  const events = rules.filter(({ hours }) => hours === null);
  return (
    <Page width="reading">
      <PageHeading
        title="Notices"
        lead="What admins are told about their upgrades, in the inbox and by mail. A change counts for what has not been told yet; nobody is told anything twice."
      />
      <div className="flex flex-col gap-6">
        <Panel title="Reminders before the lockout" padded={false}>
          {rungs.length === 0 && (
            <p className="p-4 text-sm text-muted">
              No reminder goes out. The announcement of the date still does.
            </p>
          )}
          <Rules rules={rungs} />
          <div className="border-t bg-sunken p-4">
            <AddRungForm />
          </div>
        </Panel>
        <Panel title="When something happens" padded={false}>
          <Rules rules={events} />
        </Panel>
      </div>
    </Page>
  );
}

function Rules({ rules }: { rules: readonly Shown[] }) {
  return (
    <ul className="divide-y">
      {rules.map((rule) => (
        <li key={`${rule.step}-${rule.version}`}>
          <details className="group">
            <summary className="flex cursor-pointer flex-wrap items-center gap-3 p-4 text-sm">
              <span className="min-w-0 flex-1 basis-60 font-medium">{noticeWord(rule.step, rule.hours)}</span>
              {rule.extraSentence && <span className="text-muted">with a sentence of yours</span>}
              <StatusBadge meaning={rule.enabled ? 'done' : 'calm'}>
                {rule.enabled ? 'On' : 'Off'}
              </StatusBadge>
              <span className="text-accent">Edit and preview</span>
            </summary>
            <div className="flex flex-col gap-4 border-t p-4">
              <NoticeRuleForm rule={rule} />
              <section aria-label="Preview of the mail" className="rounded-md border bg-sunken p-4">
                <p className="mb-2 text-sm font-medium">{rule.subject}</p>
                <pre className="text-sm whitespace-pre-wrap text-muted">{rule.text}</pre>
              </section>
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}
