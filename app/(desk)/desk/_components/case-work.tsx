import type { ReactNode } from 'react';
import { DeadlineExplanation } from '@/components/cases/deadline-explanation';
import { TargetList } from '@/components/cases/target-list';
import { Timeline } from '@/components/cases/timeline';
import { WatchPanel } from '@/components/correspondence/watch-panel';
import { CaseActions } from '@/components/desk/case-actions';
import { CaseHeading } from '@/components/desk/case-heading';
import { CaseItems } from '@/components/desk/case-items';
import { CasePresence } from '@/components/desk/case-presence';
import { CustomerPanel, OtherCases, RelatedCases, UpgradePanel } from '@/components/desk/case-side';
import {
  changesInWords,
  severityOptions,
  unfinishedInWords,
  waitingInWords,
} from '@/components/desk/case-words';
import { Composer } from '@/components/desk/composer';
import { lockoutWarning } from '@/components/desk/lockout';
import { Callout } from '@/components/ui/callout';
import { Panel } from '@/components/ui/panel';
import { loadDeskCase } from '@/lib/cases/loaders/desk';
import { countedFrom } from '@/lib/cases/rules/targets';
import { loadWatchers } from '@/lib/correspondence/loaders';
import { mentionOf } from '@/lib/correspondence/rules/mentions';
import type { Person } from '@/lib/platform/actor';
import { loadOpenSigns } from '@/lib/service-levels/loaders';

export type Loaded = Awaited<ReturnType<typeof loadWork>>;

/** A case with what the desk sees beside it; what is not there is a page not found. */
export async function loadWork(person: Person, number: string | number) {
  const shown = await loadDeskCase(person, number);
  const { detail, upgrade, phase, account, now } = shown;
  const [signs, watchers] = await Promise.all([loadOpenSigns(now), loadWatchers(person, detail.number)]);
  const zone = person.timeZone;
  const warning = lockoutWarning({ detail, upgrade, phase, accountZone: account.timeZone, zone, now });
  const changes = changesInWords(shown.events, zone, now);
  return { ...shown, person, zone, signs, watchers, warning, changes };
}

/** What a page of the case listens to. */
export const topicsOf = ({ detail }: Loaded): string[] => [
  `case:${detail.number}`,
  `account:${detail.accountNumber}`,
];

/** The case as it is worked, on its own or beside the queue. */
export function CaseWork({ work }: { work: Loaded }) {
  return (
    <div className="case-grid grid gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <Doings work={work} />
      <Facts work={work} />
    </div>
  );
}

function Doings({ work }: { work: Loaded }) {
  const { detail, events, targets, person, staff, promises, warning, changes, zone, now } = work;
  const colleagues = staff.filter(({ id }) => id !== person.userId);
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <CaseHeading detail={detail} targets={targets} zone={zone} now={now} />
      <CaseActions
        number={detail.number}
        version={detail.version}
        status={detail.status}
        severity={detail.severity}
        isAnswered={detail.respondedAt !== null}
        assigneeId={detail.assigneeId}
        me={person.userId}
        staff={staff.map(({ id, name }) => ({ id, name }))}
        severities={severityOptions(detail, promises, zone, now)}
        waiting={waitingInWords(detail, now)}
        unfinished={unfinishedInWords(detail)}
        changes={changes}
      />
      {warning && (
        <div id="lockout">
          <Callout meaning={warning.meaning} title={warning.title}>
            {warning.text}
          </Callout>
        </div>
      )}
      <RelatedCases detail={detail} />
      <Timeline
        events={events}
        reader="STAFF"
        zone={zone}
        now={now}
        base="/desk"
        opening={detail.description && <Opening>{detail.description}</Opening>}
      />
      <div className="composer-place">
        <CasePresence number={detail.number} />
        <Composer
          me={person.userId}
          number={detail.number}
          version={detail.version}
          status={detail.status}
          requester={detail.requester.name}
          changes={changes}
          colleagues={colleagues.map((colleague) => mentionOf(colleague, staff))}
        />
      </div>
    </div>
  );
}

function Opening({ children }: { children: ReactNode }) {
  return (
    <p className="mt-2 rounded-lg border bg-surface px-4 py-3 break-words whitespace-pre-wrap">{children}</p>
  );
}

function Facts({ work }: { work: Loaded }) {
  const { detail, targets, explanation, account, upgrade, phase, signs, watchers, others } = work;
  const { warning, zone, now } = work;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Panel title="Deadlines" id="deadlines">
        <TargetList targets={targets} receivedAt={countedFrom(detail)} zone={zone} now={now} />
        {explanation && (
          <div className="mt-3">
            <DeadlineExplanation explanation={explanation} zone={zone} now={now} />
          </div>
        )}
      </Panel>
      <CaseItems
        detail={detail}
        zone={zone}
        now={now}
        closed={warning?.isClosed ? warning.text : ''}
        changes={work.changes}
      />
      <CustomerPanel
        detail={detail}
        account={account}
        sign={signs.find(({ region }) => region === detail.region)}
      />
      <WatchPanel number={detail.number} watchers={watchers} />
      <UpgradePanel account={account} upgrade={upgrade} phase={phase} zone={zone} now={now} />
      <OtherCases others={others} account={detail.accountNumber} zone={zone} now={now} />
    </div>
  );
}
