import { Callout } from '@/components/ui/callout';
import { Countdown } from '@/components/ui/countdown';
import { KeyValueList } from '@/components/ui/key-value-list';
import { LocalWindow } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { StatusBadge } from '@/components/ui/status-badge';
import { Breakable } from '@/components/ui/text';
import { nearWords } from '@/components/ui/time';
import type { AccountRecord } from '@/lib/accounts/types';
import { productNames } from '@/lib/cases/rules/subject';
import type { CaseDetail, CaseRow } from '@/lib/cases/types';
import { regionNames, serviceLevelNames } from '@/lib/service-levels/rules/names';
import type { OpenSign } from '@/lib/service-levels/types';
import type { Phase, UpgradeRecord } from '@/lib/upgrades/types';
import { phaseWord } from './lockout';
import { dueOf } from './words';

type Person = { zone: string; now: Date };

export function CustomerPanel({
  detail,
  account,
  sign,
}: {
  detail: CaseDetail;
  account: AccountRecord;
  sign: OpenSign | undefined;
}) {
  const { requester } = detail;
  return (
    <Panel title="Customer" id="customer">
      <KeyValueList
        items={[
          {
            label: 'Asked by',
            value: (
              <>
                <span className="block">{requester.name}</span>
                <a className="link" href={`mailto:${requester.email}`}>
                  <Breakable text={requester.email} />
                </a>
              </>
            ),
          },
          {
            label: 'Account',
            value: (
              <a className="link" href={`/accounts/${account.number}`}>
                {account.name}, {account.number}
              </a>
            ),
          },
          { label: 'Service level', value: serviceLevelNames[account.serviceLevel] },
          {
            label: 'User Administration',
            value: account.userAdministration ? 'Included' : 'Not included',
          },
          { label: 'Products', value: account.products.map((product) => productNames[product]).join(', ') },
          {
            label: 'Region',
            value: `${regionNames[account.region]}, desk ${sign?.open ? 'open' : 'closed'} now`,
          },
        ]}
      />
    </Panel>
  );
}

type UpgradeProps = Person & { account: AccountRecord; upgrade: UpgradeRecord | null; phase: Phase };

/** Where the account stands in its upgrade, and when its portal is closed next. */
export function UpgradePanel({ account, upgrade, phase, zone, now }: UpgradeProps) {
  const { word, meaning } = phaseWord(phase);
  const isAhead = phase === 'SCHEDULED' && upgrade;
  const isClosed = phase === 'LOCKED_OUT' || phase === 'UPGRADING' || phase === 'OVERRUNNING';
  return (
    <Panel
      title="Upgrade"
      id="upgrade"
      actions={
        <StatusBadge meaning={meaning} pill>
          {word}
        </StatusBadge>
      }
    >
      <div className="flex flex-col gap-2 text-sm">
        <p className="text-muted">
          {account.platform === 'CLASSIC' ? 'Classic, Account Manager' : 'X Series, Admin Console'}
        </p>
        {upgrade && (isAhead || isClosed) ? (
          <>
            <p className="font-medium">
              <LocalWindow
                start={upgrade.lockoutStartsAt}
                end={upgrade.expectedEndAt}
                zone={account.timeZone}
                readerZone={zone}
                now={now}
                layout="below"
              />
            </p>
            {isAhead && (
              <p>
                Locked out in <Countdown to={upgrade.lockoutStartsAt.getTime()} now={now.getTime()} refresh />
              </p>
            )}
            {isClosed && phase !== 'OVERRUNNING' && (
              <p>
                Expected to reopen in{' '}
                <Countdown
                  to={upgrade.expectedEndAt.getTime()}
                  now={now.getTime()}
                  reached="a moment"
                  refresh
                />
              </p>
            )}
          </>
        ) : (
          phase === 'NOT_SCHEDULED' && <p>No date yet. Nothing is closed.</p>
        )}
        {phase === 'FAILED' && upgrade?.failureReason && <p>{upgrade.failureReason}</p>}
      </div>
    </Panel>
  );
}

/** What else this account has open, most urgent first. */
export function OtherCases({
  others,
  zone,
  now,
  account,
}: Person & { others: readonly CaseRow[]; account: number }) {
  const near = nearWords(zone, now);
  return (
    <Panel title="Other open cases" id="others" padded={others.length === 0}>
      {others.length === 0 ? (
        <p className="text-sm text-muted">This account has no other open case.</p>
      ) : (
        <ul className="divide-y text-sm">
          {others.map((row) => {
            const due = dueOf(row, now, near);
            return (
              <li key={row.number} className="flex flex-col gap-0.5 px-4 py-2">
                <a className="font-medium hover:underline" href={`/desk/${row.number}`}>
                  <span className="font-normal text-faint">{row.number} </span>
                  {row.subject}
                </a>
                <span className="flex flex-wrap gap-x-3">
                  <StatusBadge meaning={due.meaning}>{due.words}</StatusBadge>
                  <span className="text-muted">
                    {row.severity}, {row.assigneeName ?? 'nobody has it'}
                  </span>
                </span>
              </li>
            );
          })}
          <li className="px-4 py-2">
            <a className="link" href={`/desk?account=${account}`}>
              All in the queue
            </a>
          </li>
        </ul>
      )}
    </Panel>
  );
}

/** The case this one reports a problem with, or those that report one with this. */
export function RelatedCases({ detail }: { detail: CaseDetail }) {
  const related = [...(detail.relatedCase ? [detail.relatedCase] : []), ...detail.problems];
  if (related.length === 0) return null;
  return (
    <Callout
      title={
        detail.relatedCase
          ? 'Reports a problem with an earlier request'
          : 'A problem was reported with this request'
      }
    >
      <ul className="text-sm">
        {related.map(({ number, subject }) => (
          <li key={number}>
            <a className="link" href={`/desk/${number}`}>
              {number} {subject}
            </a>
          </li>
        ))}
      </ul>
    </Callout>
  );
}
