import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { Page, PageHeading } from '@/components/frame/page';
import { LiveRefresh } from '@/components/platform/live-refresh';
import { LinkButton } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { KeyValueList } from '@/components/ui/key-value-list';
import { Pagination } from '@/components/ui/pagination';
import { EmptyState, Panel } from '@/components/ui/panel';
import { ProgressBar } from '@/components/ui/progress-bar';
import { Badge, StatusBadge } from '@/components/ui/status-badge';
import { regionNames } from '@/components/upgrades/words';
import { HoursTable } from '@/components/waves/hours-table';
import { MoveForm } from '@/components/waves/move-form';
import { PlanForm } from '@/components/waves/plan-form';
import { RunPanel } from '@/components/waves/run-panel';
import { WaveAccounts } from '@/components/waves/wave-accounts';
import { WaveForm } from '@/components/waves/wave-form';
import { phaseCounts } from '@/components/waves/wave-table';
import { countOf, nightWords } from '@/components/waves/words';
import { requirePageActor } from '@/lib/auth/loaders';
import { loadReadiness } from '@/lib/preparation/loaders';
import { loadWave } from '@/lib/waves/loaders';
import { isPastNotice } from '@/lib/waves/rules/night';
import type { ListedWave } from '@/lib/waves/types';

export const metadata: Metadata = { title: 'Wave' };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

function factsOf(wave: ListedWave) {
  return [
    { label: 'Accounts an hour', value: wave.capacityPerHour },
    { label: 'Closed before', value: `${wave.lockoutLeadMinutes} min` },
    { label: 'Upgrade takes', value: `${wave.durationMinutes} min` },
    { label: 'Least notice', value: `${wave.minimumNoticeHours} h before the lockout` },
    { label: 'Mails out', value: wave.noticesSent.toLocaleString('en-US') },
    { label: 'State', value: phaseCounts(wave) || 'Empty' },
  ];
}

/** What is done now and then stays out of the way of what is done daily. */
function Folded({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="rounded-lg border bg-surface">
      <summary className="cursor-pointer px-4 py-3 text-base font-semibold">{title}</summary>
      <div className="border-t p-4">{children}</div>
    </details>
  );
}

/** In place of a form in which no account could find a place. */
function TooLate({ wave }: { wave: ListedWave }) {
  return (
    <Callout meaning="calm" title="No more accounts can be put in">
      <p>
        Admins are told at least {wave.minimumNoticeHours} h before the lockout, and no lockout of this night
        is that far ahead.
      </p>
    </Callout>
  );
}

/** One wave: how full it is, who is in it, and what putting more into it would do. */
export default async function WavePage({ params, searchParams }: Props) {
  const { id } = await params;
  const here = `/operations/waves/${encodeURIComponent(id)}`;
  const person = await requirePageActor(here, 'OPERATIONS');
  const { cursor } = await searchParams;
  const at = typeof cursor === 'string' ? cursor : undefined;
  const { now, wave, hours, accounts, run, refused } = await loadWave(person, id, at);
  const form = { wave, readerZone: person.timeZone, now: now.getTime() };
  const ahead = accounts.data.filter(({ phase }) => phase === 'SCHEDULED').map(({ number }) => number);
  const readiness = await loadReadiness(person, ahead, now);
  const isTooLate = isPastNotice(wave, now);
  return (
    <Page width="full">
      <LiveRefresh topics={['desk']} />
      <PageHeading
        title={wave.name}
        lead={nightWords(wave, now)}
        back={{ href: '/operations/waves', label: 'Waves' }}
        actions={!isTooLate && wave.accounts > 0 && <LinkButton href="#plan">Put accounts in</LinkButton>}
        badges={
          <>
            <Badge>{regionNames[wave.region]}</Badge>
            {wave.conflicts > 0 && (
              <StatusBadge meaning="attention" pill>
                {countOf(wave.conflicts, 'conflict')}
              </StatusBadge>
            )}
          </>
        }
      />
      <div className="flex flex-col gap-6">
        {run && <RunPanel run={run} refused={refused} readerZone={person.timeZone} now={now} />}
        <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
          <Panel title="Terms" id="terms">
            <KeyValueList items={factsOf(wave)} />
          </Panel>
          <Panel title="Capacity by hour" id="hours">
            <div className="flex flex-col gap-4">
              <ProgressBar
                value={wave.accounts}
                max={wave.capacity}
                label={`${wave.accounts.toLocaleString('en-US')} of ${countOf(wave.capacity, 'place')} used`}
              />
              <HoursTable hours={hours} region={wave.region} />
            </div>
          </Panel>
        </div>
        <section aria-labelledby="accounts">
          <h2 id="accounts" className="mb-2 text-base">
            Accounts in it <span className="font-normal text-faint tabular-nums">{wave.accounts}</span>
          </h2>
          {accounts.data.length > 0 ? (
            <WaveAccounts waveId={wave.id} accounts={accounts.data} readiness={readiness} now={now} />
          ) : (
            <EmptyState title="No account is in this wave">
              <p>
                {isTooLate
                  ? 'Its night is over, or too near.'
                  : 'Choose accounts below; nothing is changed before you have seen what it would do.'}
              </p>
            </EmptyState>
          )}
          <Pagination
            label="Pages of accounts"
            newestHref={at ? here : undefined}
            nextHref={accounts.nextCursor ? `${here}?cursor=${accounts.nextCursor}#accounts` : undefined}
          />
        </section>
        {isTooLate ? (
          <TooLate wave={wave} />
        ) : (
          <Panel title="Put accounts in" id="plan">
            <PlanForm {...form} />
          </Panel>
        )}
        <Folded title="Move the wave to another day">
          <MoveForm {...form} />
        </Folded>
        <Folded title="Change its terms">
          <WaveForm key={wave.version} wave={wave} initialDay={wave.day} />
        </Folded>
      </div>
    </Page>
  );
}
