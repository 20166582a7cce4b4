import type { Metadata } from 'next';
import { Page, PageHeading } from '@/components/frame/page';
import { LiveRefresh } from '@/components/platform/live-refresh';
import { RefreshAt } from '@/components/platform/refresh-at';
import { Checklist } from '@/components/preparation/checklist';
import { KeyValueList } from '@/components/ui/key-value-list';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { reportLines, reportsOf } from '@/components/upgrades/board-words';
import { FailForm, ReportForm, WithdrawForm } from '@/components/upgrades/report-forms';
import { SchedulePanel } from '@/components/upgrades/schedule-panel';
import { UpgradeHistory } from '@/components/upgrades/upgrade-history';
import { AccountBadges, UpgradePanel } from '@/components/upgrades/upgrade-panel';
import { frozenDays } from '@/components/waves/words';
import { requirePageActor } from '@/lib/auth/loaders';
import { loadChecklist } from '@/lib/preparation/loaders';
import { loadAccountForOperations } from '@/lib/upgrades/loaders/operations';
import { isLockedPhase } from '@/lib/upgrades/rules/phase';
import { loadFrozenDays } from '@/lib/waves/loaders';

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Upgrade of ${(await params).number}` };
}

/** One account's upgrade, run from here: give it a date, move it, withdraw it, report how it goes. */
export default async function OperationsAccountPage({ params }: Props) {
  const { number } = await params;
  const here = `/operations/${encodeURIComponent(number)}`;
  const person = await requirePageActor(here, 'OPERATIONS');
  const loaded = await loadAccountForOperations(person, number);
  const { account, upgrade, phase, version, members, history, draft, booked, ladder, nextChangeAt, now } =
    loaded;
  const reports =
    upgrade && loaded.reporters ? reportsOf({ ...upgrade, ...loaded.reporters }, person.timeZone, now) : [];
  const lines =
    upgrade && loaded.reporters ? reportLines({ ...upgrade, ...loaded.reporters }, person.timeZone, now) : [];
  const isLocked = isLockedPhase(phase);
  const [checklist, frozen] = await Promise.all([
    loadChecklist(person, account.number),
    loadFrozenDays(person, account),
  ]);
  const target = { accountNumber: account.number, version };
  const seen = { account, phase, upgrade, now, readerZone: person.timeZone };
  const mayBeScheduled = phase === 'NOT_SCHEDULED' || phase === 'SCHEDULED' || phase === 'FAILED';
  return (
    <Page>
      <LiveRefresh topics={[`account:${account.number}`]} />
      <RefreshAt at={nextChangeAt?.getTime() ?? null} now={now.getTime()} />
      <PageHeading
        title={account.name}
        back={{ href: '/operations', label: 'Upgrades' }}
        badges={<AccountBadges account={account} phase={phase} />}
      />
      <div className="flex flex-col gap-6">
        <UpgradePanel {...seen} mayReport reader="operations">
          {reports.length > 0 && (
            <div className="border-t pt-4">
              <KeyValueList items={reports} />
            </div>
          )}
          <div className={isLocked || mayBeScheduled ? 'flex flex-wrap gap-3 border-t pt-4' : 'contents'}>
            {isLocked && !upgrade?.startedAt && (
              <ReportForm {...target} verb="start" isMain={phase === 'LOCKED_OUT'} />
            )}
            {isLocked && phase !== 'LOCKED_OUT' && <ReportForm {...target} verb="complete" isMain />}
            <FailForm {...target} isPossible={isLocked} reports={lines} />
            {mayBeScheduled && (
              <SchedulePanel
                account={{ number: account.number, name: account.name, timeZone: account.timeZone }}
                readerZone={person.timeZone}
                version={version}
                initial={draft}
                current={phase === 'SCHEDULED' ? upgrade : null}
                adminCount={members.length}
                around={{ booked, ladder, frozen: frozen.map((days) => frozenDays(days, now)) }}
                now={now.getTime()}
              />
            )}
            {phase === 'SCHEDULED' && <WithdrawForm {...target} adminCount={members.length} />}
          </div>
        </UpgradePanel>
        {checklist && (
          <Panel title="What its admins should prepare" id="prepare">
            <Checklist
              account={account}
              lines={checklist.lines}
              readerZone={person.timeZone}
              now={now}
              mayAcknowledge={false}
              maySend
            />
          </Panel>
        )}
        <div className="grid gap-6 lg:grid-cols-2">
          <Panel title="Notices and changes" id="history">
            <UpgradeHistory
              history={history}
              zone={account.timeZone}
              readerZone={person.timeZone}
              now={now}
              showRecipients
            />
          </Panel>
          <Panel title="Who is concerned" id="admins">
            <KeyValueList items={members.map(({ name, email }) => ({ label: name, value: email }))} />
            {members.length === 0 && <p className="text-sm text-muted">The account has no admin.</p>}
            <p className="mt-4 text-sm">
              <TextLink href={`/accounts/${account.number}`}>See the account as its admins do</TextLink>
            </p>
          </Panel>
        </div>
      </div>
    </Page>
  );
}
