import { clsx } from 'clsx';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AttachFiles } from '@/components/attachments/attach-files';
import { Composer } from '@/components/cases/composer';
import { NextDeadline } from '@/components/cases/next-deadline';
import { Timeline } from '@/components/cases/timeline';
import { requestInWords, statusInWords } from '@/components/cases/words';
import { Page, PageHeading } from '@/components/frame/page';
import { LiveRefresh } from '@/components/platform/live-refresh';
import { StatusBadge } from '@/components/ui/status-badge';
import { requirePageActor } from '@/lib/auth/loaders';
import { replyAction } from '@/lib/cases/actions';
import { loadCase } from '@/lib/cases/loaders/customers';
import { isOver } from '@/lib/cases/rules/status';
import { loadWatchers } from '@/lib/correspondence/loaders';
import { isStaff } from '@/lib/platform/actor';
import { FactsColumn } from './_components/facts';
import { Filed, type LoadedCase, LockoutAhead } from './_components/notes';
import { Resolution } from './_components/resolution';

type Props = {
  params: Promise<{ number: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const FRESH_MS = 600_000;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Request ${(await params).number}` };
}

export default async function CasePage({ params, searchParams }: Props) {
  const { number } = await params;
  const person = await requirePageActor(`/cases/${number}`);
  // Staff work on a case at the desk, whichever link brought them here.
  if (isStaff(person)) redirect(`/desk/${encodeURIComponent(number)}`);
  const loaded = await loadCase(person, number);
  const { detail, events, now } = loaded;
  const watchers = await loadWatchers(person, detail.number);
  const zone = person.timeZone;
  const isFresh = detail.status === 'NEW' && now.getTime() - detail.receivedAt.getTime() < FRESH_MS;
  const justFiled =
    (await searchParams).filed !== undefined && isFresh && detail.requester.id === person.userId;
  const isWaiting = detail.status === 'WAITING_ON_CUSTOMER';
  return (
    <Page>
      <Heading loaded={loaded} zone={zone} />
      <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-4">
          {justFiled && <Filed loaded={loaded} zone={zone} />}
          <LockoutAhead loaded={loaded} zone={zone} />
          <Timeline
            events={events}
            reader="CUSTOMER"
            zone={zone}
            now={now}
            base="/cases"
            opening={detail.description && <Opening text={detail.description} />}
          />
          <Resolution loaded={loaded} zone={zone} />
          {!isOver(detail.status) && (
            <div
              className={clsx(
                '-mx-1 bg-canvas px-1 pt-1 pb-4',
                // Under a resolution the answer to it comes first, so nothing may lie over it.
                detail.status !== 'RESOLVED' && 'sticky bottom-0',
              )}
            >
              <AttachFiles number={detail.number}>
                <Composer
                  action={replyAction}
                  number={detail.number}
                  label="Your reply"
                  placeholder={isWaiting ? 'The team is waiting for your answer' : 'Write to the team'}
                  submitLabel="Send reply"
                  draft={`cutover:draft:${person.userId}:reply:${detail.number}`}
                  hint={isWaiting ? 'Your reply sets the work going again.' : undefined}
                />
              </AttachFiles>
            </div>
          )}
        </div>
        <FactsColumn loaded={loaded} zone={zone} watchers={watchers} />
      </div>
      <LiveRefresh topics={[`case:${detail.number}`, `account:${detail.accountNumber}`]} />
    </Page>
  );
}

function Heading({ loaded, zone }: { loaded: LoadedCase; zone: string }) {
  const { detail, targets, now } = loaded;
  const { word, meaning } = statusInWords(detail.status, 'CUSTOMER');
  return (
    <PageHeading
      title={detail.subject}
      back={{ href: '/cases', label: 'Requests' }}
      badges={
        <StatusBadge meaning={meaning} pill>
          {word}
        </StatusBadge>
      }
      lead={
        <span className="flex flex-col gap-1">
          <span className="text-sm">
            <span className="tabular-nums">{detail.number}</span> · {requestInWords(detail)} ·{' '}
            {detail.accountName} · {detail.assignee ? `with ${detail.assignee.name}` : 'in the queue'}
          </span>
          <span className="text-ink">
            <NextDeadline targets={targets} zone={zone} now={now} />
          </span>
        </span>
      }
    />
  );
}

function Opening({ text }: { text: string }) {
  return (
    <p className="mt-3 rounded-lg border bg-surface px-4 py-3 break-words whitespace-pre-wrap sm:ml-8">
      {text}
    </p>
  );
}
