import type { ReactNode } from 'react';
import { LinkButton } from '@/components/ui/button';
import { Countdown } from '@/components/ui/countdown';
import { LocalWindow } from '@/components/ui/local-time';
import { DeadlineBar } from '@/components/ui/progress-bar';
import { formatInstant, formatWindow, formatYourTime } from '@/components/ui/time';
import type { LockoutSpan, Phase, UpgradeRecord } from '@/lib/upgrades/types';
import { failureCaseHref } from './failure-case';

type Props = {
  account: { number: number; timeZone: string };
  phase: Phase;
  upgrade: UpgradeRecord | null;
  readerZone: string;
  now: Date;
  /** Offers a case about a failed upgrade: to the account's admins and to operations. */
  mayReport: boolean;
  /** Whom the words are for: operations read what is theirs to do, admins what it means for them. */
  reader?: 'admin' | 'operations';
  /** The window of a date that was called off. */
  calledOff?: LockoutSpan | null;
  /** The window that the date was moved from. */
  movedFrom?: LockoutSpan | null;
};

/** Where the account stands, as large as anything on the page; during the lockout, the live status. */
export function AccountStatus(props: Props) {
  const { phase, upgrade } = props;
  if (phase === 'COMPLETED') return <Completed {...props} />;
  if (!upgrade || phase === 'NOT_SCHEDULED') return <NotScheduled {...props} />;
  if (phase === 'FAILED') return <Failed {...props} upgrade={upgrade} />;
  if (phase === 'SCHEDULED') return <Scheduled {...props} upgrade={upgrade} />;
  return <Locked {...props} upgrade={upgrade} />;
}

function Big({ label, children, below }: { label: string; children: ReactNode; below?: ReactNode }) {
  return (
    <div>
      <p className="text-sm text-muted">{label}</p>
      <p className="mt-1 text-xl font-semibold tracking-tight text-balance tabular-nums">{children}</p>
      {below && <p className="mt-1 text-muted tabular-nums">{below}</p>}
    </div>
  );
}

type WithUpgrade = Props & { upgrade: UpgradeRecord };

/** "Fri 13 Nov, 22:44 Berlin (21:44 your time)". */
function bothTimes(at: Date, { account, readerZone, now }: Props): string {
  const yours = formatYourTime(at, null, account.timeZone, readerZone);
  return `${formatInstant(at, account.timeZone, now)}${yours ? ` (${yours})` : ''}`;
}

function Scheduled({ account, upgrade, movedFrom, readerZone, now }: WithUpgrade) {
  const { lockoutStartsAt: start, expectedEndAt: end } = upgrade;
  return (
    <div className="flex flex-col gap-4">
      <Big
        label="When Account Manager is closed"
        below={formatYourTime(start, end, account.timeZone, readerZone)}
      >
        <LocalWindow start={start} end={end} zone={account.timeZone} now={now} />
      </Big>
      {movedFrom && (
        <p className="text-muted tabular-nums">
          The date has moved. It was{' '}
          <del>{formatWindow(movedFrom.lockoutStartsAt, movedFrom.expectedEndAt, account.timeZone, now)}</del>
          .
        </p>
      )}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <p className="text-base">
          Closes in{' '}
          <strong className="font-semibold">
            <Countdown key={start.getTime()} to={start.getTime()} now={now.getTime()} reached="a moment" />
          </strong>
        </p>
        <a
          href={`/accounts/${account.number}/upgrade.ics`}
          className="link text-sm"
          download={`upgrade-${account.number}.ics`}
        >
          Add to calendar
        </a>
      </div>
    </div>
  );
}

function NotScheduled({ account, calledOff, now, reader }: Props) {
  return (
    <Big label="When Account Manager is closed" below={null}>
      No date yet
      <span className="mt-2 block max-w-prose text-base font-normal tracking-normal text-muted">
        {reader === 'operations'
          ? 'Give it one here, or plan it in a wave. Its admins are told then.'
          : 'Accounts are scheduled when they become eligible. You then get an email with the date and time, and the same stands here. There is nothing to request before that.'}
      </span>
      {calledOff && (
        <span className="mt-2 block text-base font-normal tracking-normal text-muted">
          Called off:{' '}
          <del>{formatWindow(calledOff.lockoutStartsAt, calledOff.expectedEndAt, account.timeZone, now)}</del>
          .{' '}
          <a
            href={`/accounts/${account.number}/upgrade.ics`}
            className="link text-sm"
            download={`upgrade-${account.number}.ics`}
          >
            Take it out of your calendar
          </a>
        </span>
      )}
    </Big>
  );
}

function Failed({ mayReport, reader, ...props }: WithUpgrade) {
  const { account, upgrade, now } = props;
  const at = bothTimes(upgrade.failedAt ?? now, { ...props, mayReport });
  return (
    <Big label={`The upgrade of ${at} did not complete`}>
      Account Manager is open again
      <span className="mt-2 block max-w-prose text-base font-normal tracking-normal text-muted">
        {reader === 'operations'
          ? 'The account is on Classic as before. Give it a new date here; its admins are told then.'
          : 'Nothing has changed for you or your users. You get an email when there is a new date.'}
      </span>
      {mayReport && (
        <span className="mt-4 flex flex-wrap items-center gap-3 text-sm font-normal tracking-normal">
          <LinkButton href={failureCaseHref(account.number)}>Open a case about it</LinkButton>
          <span className="text-muted">The facts are filled in; you read them before you send.</span>
        </span>
      )}
    </Big>
  );
}

function Completed(props: Props) {
  const { account, upgrade } = props;
  const at = upgrade?.completedAt;
  return (
    <div className="flex flex-wrap items-end justify-between gap-4">
      <Big label={at ? `Upgraded ${bothTimes(at, props)}` : 'On X Series'}>Admin Console is open</Big>
      <LinkButton href={`/accounts/${account.number}/portal`} variant="primary" prefetch={false}>
        Open Admin Console
      </LinkButton>
    </div>
  );
}

const lockedWords: Record<string, { label: string; now: string }> = {
  LOCKED_OUT: { label: 'The lockout has begun; the upgrade starts next', now: 'Account Manager is closed' },
  UPGRADING: { label: 'The upgrade is running', now: 'Account Manager is closed' },
  OVERRUNNING: {
    label: 'The upgrade is taking longer than planned',
    now: 'Account Manager is still closed',
  },
};

/** What is going on, when it is expected to end, and that the page follows by itself. */
export function Locked({ account, phase, upgrade, readerZone, now, reader }: WithUpgrade) {
  const { lockoutStartsAt: start, expectedEndAt: end } = upgrade;
  const words = lockedWords[phase];
  const isLate = phase === 'OVERRUNNING';
  const yours = formatYourTime(end, null, account.timeZone, readerZone);
  return (
    <div className="flex flex-col gap-4" role="status">
      <Big label={words?.label ?? ''}>{words?.now}</Big>
      {!isLate && <DeadlineBar startsAt={start} dueAt={end} now={now} meaning="attention" />}
      <p>
        {isLate ? 'It was expected to end ' : 'Admin Console is expected to open '}
        <time dateTime={end.toISOString()} className="font-semibold">
          {formatInstant(end, account.timeZone, now)}
        </time>
        {yours && <span className="text-muted"> ({yours})</span>}
        {!isLate && (
          <>
            , in <Countdown key={end.getTime()} to={end.getTime()} now={now.getTime()} reached="a moment" />
          </>
        )}
        .
      </p>
      <p className="max-w-prose text-muted">
        {reader === 'operations' ? (
          'Account Manager stays closed until the upgrade is reported complete or failed.'
        ) : (
          <>
            {isLate && 'Operations are on it. '}Calls, call flows and 8x8 Work carry on, and your users notice
            nothing. This page follows by itself and leads into Admin Console when the upgrade is done.
          </>
        )}
      </p>
    </div>
  );
}
