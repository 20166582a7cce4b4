import type { Metadata } from 'next';
import { Page, PageHeading } from '@/components/frame/page';
import { LiveRefresh } from '@/components/platform/live-refresh';
import { RefreshAt } from '@/components/platform/refresh-at';
import { Checklist } from '@/components/preparation/checklist';
import { LinkButton } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { ApplicationPanel } from '@/components/upgrades/application-panel';
import { Preparation } from '@/components/upgrades/preparation';
import { UpgradeHistory } from '@/components/upgrades/upgrade-history';
import { AccountBadges, UpgradePanel } from '@/components/upgrades/upgrade-panel';
import { WhatChanges } from '@/components/upgrades/what-changes';
import { requirePageActor } from '@/lib/auth/loaders';
import { loadGuide, loadNearestQuestions } from '@/lib/knowledge/loaders';
import { faqTopicOf } from '@/lib/knowledge/rules/nearest';
import { loadChecklist } from '@/lib/preparation/loaders';
import { loadAccount } from '@/lib/upgrades/loaders';

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Account ${(await params).number}` };
}

export default async function AccountPage({ params }: Props) {
  const { number } = await params;
  const person = await requirePageActor(`/accounts/${encodeURIComponent(number)}`);
  const { account, upgrade, phase, access, history, calledOff, movedFrom, nextChangeAt, now } =
    await loadAccount(person, number);
  const checklist = await loadChecklist(person, account.number);
  const guide = loadGuide();
  const mayReport = person.role === 'CUSTOMER_ADMIN' || person.role === 'OPERATIONS';
  const seen = { account, phase, upgrade, now, readerZone: person.timeZone };
  return (
    <Page>
      <LiveRefresh topics={[`account:${account.number}`]} />
      <RefreshAt at={nextChangeAt?.getTime() ?? null} now={now.getTime()} />
      <PageHeading
        title={account.name}
        back={{ href: '/accounts', label: 'Accounts' }}
        badges={<AccountBadges account={account} phase={phase} />}
        actions={
          person.role === 'OPERATIONS' &&
          phase !== 'COMPLETED' && (
            <LinkButton href={`/operations/${account.number}`} prefetch={false}>
              Run this upgrade
            </LinkButton>
          )
        }
      />
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="flex min-w-0 flex-col gap-6">
          <UpgradePanel {...seen} calledOff={calledOff} movedFrom={movedFrom} mayReport={mayReport} />
          <section aria-labelledby="applications">
            <h2 id="applications" className="mb-3 text-base">
              Application Panel
            </h2>
            <ApplicationPanel account={account} access={access} readerZone={person.timeZone} now={now} />
          </section>
          {checklist && (
            <Panel
              title={checklist.upgradeId ? 'What to prepare' : 'What you can prepare already'}
              id="prepare"
            >
              <Checklist
                account={account}
                lines={checklist.lines}
                readerZone={person.timeZone}
                now={now}
                mayAcknowledge={person.role === 'CUSTOMER_ADMIN' && checklist.upgradeId !== null}
                maySend={person.role === 'CUSTOMER_ADMIN' || person.role === 'OPERATIONS'}
              />
              {checklist.upgradeId && (
                <div className="mt-3 border-t pt-3">
                  <h3 className="mb-2 text-sm font-semibold">On the day</h3>
                  <Preparation />
                </div>
              )}
            </Panel>
          )}
          {(upgrade || history.notices.length > 0) && (
            <Panel title="Notices and changes" id="history">
              <UpgradeHistory
                history={history}
                zone={account.timeZone}
                readerZone={person.timeZone}
                now={now}
              />
            </Panel>
          )}
        </div>
        <WhatChanges
          moves={guide.moves}
          carriesOn={guide.carriesOn}
          questions={loadNearestQuestions(faqTopicOf(phase), 3)}
          isDone={phase === 'COMPLETED'}
        />
      </div>
    </Page>
  );
}
