'use client';

import { Callout } from '@/components/ui/callout';
import { formatInstant, zoneName } from '@/components/ui/time';
import { noticeWord } from '@/components/upgrades/words';
import { defaultZoneOf } from '@/lib/accounts/rules';
import type { Region } from '@/lib/accounts/types';
import type { DryRun, PlanConflict } from '@/lib/waves/types';
import { HoursTable } from './hours-table';
import { LongList } from './long-list';
import { conflictWords, countOf } from './words';

type Props = { plan: DryRun; region: Region; readerZone: string; now: Date };

/** How many conflicts there are of each kind, the commonest first. */
function kindsOf(conflicts: readonly PlanConflict[]): string {
  const counts = new Map<string, number>();
  for (const { code } of conflicts)
    counts.set(conflictWords[code], (counts.get(conflictWords[code]) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([word, count]) => `${word}: ${count}`)
    .join('; ');
}

const whereOf = ({ line, column }: PlanConflict) =>
  [line === null ? '' : `Line ${line}`, column ? `column ${column}` : ''].filter(Boolean).join(', ');

/** What a plan would do: who gets which time, what speaks against the others, and which notices go out when. */
export function PlanView({ plan, region, readerZone, now }: Props) {
  const { placed, conflicts, hours, people, notices } = plan;
  const zone = defaultZoneOf(region);
  const inOrder = placed.toSorted((a, b) => a.upgradeStartsAt.getTime() - b.upgradeStartsAt.getTime());
  return (
    <div className="flex flex-col gap-6">
      <Callout
        meaning={conflicts.length > 0 ? 'attention' : 'calm'}
        title={`${countOf(placed.length, 'account')} and ${countOf(people, 'person', 'people')} concerned, ${countOf(conflicts.length, 'conflict')}`}
      >
        <p className="text-sm">
          {conflicts.length > 0 ? `${kindsOf(conflicts)}.` : 'Every account finds a place.'} Nothing has been
          changed.
        </p>
      </Callout>
      {conflicts.length > 0 && (
        <div className="flex flex-col gap-2">
          <h3 className="text-base">Conflicts</h3>
          <LongList items={conflicts} label="Conflicts" keyOf={keyOf}>
            {(conflict) => <ConflictLine conflict={conflict} />}
          </LongList>
        </div>
      )}
      {placed.length > 0 && (
        <div className="grid gap-6 lg:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-2">
            <h3 className="text-base">When each upgrade starts</h3>
            <LongList
              items={inOrder}
              label="When each upgrade starts"
              keyOf={(one) => String(one.accountNumber)}
            >
              {({ accountNumber, name, upgradeStartsAt }) => (
                <p className="flex flex-wrap justify-between gap-x-4">
                  <AccountLink number={accountNumber} name={name} />
                  <time className="text-muted" dateTime={upgradeStartsAt.toISOString()}>
                    {formatInstant(upgradeStartsAt, zone, now)}
                  </time>
                </p>
              )}
            </LongList>
          </div>
          <div className="flex min-w-0 flex-col gap-2">
            <h3 className="text-base">Notices ({zoneName(readerZone)})</h3>
            <ul className="flex flex-col gap-1 text-sm">
              {notices.map(({ kind, hoursBefore, firstAt, mails }) => (
                <li key={kind} className="flex flex-wrap justify-between gap-x-4">
                  <span>
                    {noticeWord(kind, hoursBefore)}: {countOf(mails, 'mail')}
                  </span>
                  <span className="text-muted">
                    {kind === 'SCHEDULED' || kind === 'MOVED'
                      ? 'as it is applied'
                      : `from ${formatInstant(firstAt, readerZone, now)}`}
                  </span>
                </li>
              ))}
              {notices.length === 0 && <li>These accounts have no admin: nobody is told.</li>}
            </ul>
          </div>
        </div>
      )}
      <div className="flex flex-col gap-2">
        <h3 className="text-base">The night with this plan</h3>
        <HoursTable hours={hours} region={region} />
      </div>
    </div>
  );
}

const keyOf = ({ accountNumber, line, code, column }: PlanConflict) =>
  `${accountNumber} ${line} ${code} ${column}`;

function ConflictLine({ conflict }: { conflict: PlanConflict }) {
  const { accountNumber, name, code, message } = conflict;
  const where = whereOf(conflict);
  return (
    <div className="grid gap-x-4 sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)]">
      <p className="wrap-anywhere">
        {accountNumber !== null && <AccountLink number={accountNumber} name={name} />}
        {where && <span className="text-muted"> {where}</span>}
      </p>
      <p>
        <span className="font-medium">{conflictWords[code]}.</span>{' '}
        <span className="text-muted">{message}</span>
      </p>
    </div>
  );
}

function AccountLink({ number, name }: { number: number; name: string | null }) {
  if (name === null) return <span className="tabular-nums">{number}</span>;
  return (
    <a className="link" href={`/operations/${number}`}>
      {name} <span className="tabular-nums">{number}</span>
    </a>
  );
}
