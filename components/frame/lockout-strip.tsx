'use client';

import { clsx } from 'clsx';
import { Countdown } from '@/components/ui/countdown';
import type { Meaning } from '@/components/ui/meaning';
import { TextLink } from '@/components/ui/text-link';
import { useServerTime } from '@/components/ui/ticker';
import { warningAt } from '@/lib/upgrades/rules/warnings';
import { linesOf, type StripLockout } from './lockout';
import { LockoutAnnouncer } from './lockout-announcer';

type Stage = 'ahead' | 'running' | 'late';

function stageOf({ startsAt, endsAt }: StripLockout, now: number): { stage: Stage; meaning: Meaning } {
  if (now >= endsAt) return { stage: 'late', meaning: 'attention' };
  if (now >= startsAt) return { stage: 'running', meaning: 'attention' };
  const warning = warningAt(startsAt, now);
  if (warning === null) return { stage: 'ahead', meaning: 'calm' };
  return { stage: 'ahead', meaning: warning <= 5 ? 'urgent' : 'attention' };
}

/**
 * Under the top bar, from 24 hours before a lockout until the server says it is over: quiet at first, amber from 30
 * minutes, red from 5. The sender leaves out what does not concern the reader.
 */
export function LockoutStrip({ lockouts, now }: { lockouts: readonly StripLockout[]; now: number }) {
  const current = useServerTime(now);
  const { lines, others } = linesOf(lockouts, current);
  const [first] = lines;
  // The announcer is there before it has anything to say: a reader hears only what changes.
  return (
    <>
      <LockoutAnnouncer lockouts={lockouts} now={current} />
      {first && (
        <aside
          aria-label="Lockout"
          data-meaning={stageOf(first, current).meaning}
          className="tint border-b text-sm"
        >
          <ul className="flex max-h-48 flex-col gap-2 overflow-y-auto px-4 py-2 sm:px-6">
            {lines.map((lockout, index) => (
              <StripLine
                key={lockout.href}
                lockout={lockout}
                others={index === lines.length - 1 ? others : 0}
                current={current}
                now={now}
              />
            ))}
          </ul>
        </aside>
      )}
    </>
  );
}

type LineProps = { lockout: StripLockout; others: number; current: number; now: number };

function StripLine({ lockout, others, current, now }: LineProps) {
  const { stage, meaning } = stageOf(lockout, current);
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
      <p
        className={clsx('status shape items-baseline whitespace-normal', 'font-normal')}
        data-meaning={meaning}
      >
        <StripText lockout={lockout} stage={stage} now={now} />
      </p>
      <span className="flex gap-x-4">
        <TextLink href={lockout.href}>{stage === 'ahead' ? 'What to prepare' : 'Follow it'}</TextLink>
        {others > 0 && <TextLink href="/accounts">{others} more</TextLink>}
      </span>
    </li>
  );
}

function StripText({ lockout, stage, now }: { lockout: StripLockout; stage: Stage; now: number }) {
  const { accountName, startsAt, endsAt, window, endsAtWords } = lockout;
  const name = <strong className="font-semibold">{accountName}</strong>;
  if (stage === 'late') {
    return (
      <span>
        Account Manager for {name} is still closed. It was expected back at {endsAtWords}; the upgrade is
        taking longer.
      </span>
    );
  }
  if (stage === 'running') {
    return (
      <span>
        Account Manager for {name} is closed for the upgrade. Expected end {endsAtWords}, in{' '}
        <Countdown key={endsAt} to={endsAt} now={now} reached="a moment" refresh />.
      </span>
    );
  }
  return (
    <span>
      Account Manager for {name} closes in <Countdown key={startsAt} to={startsAt} now={now} refresh />:{' '}
      {window}.
    </span>
  );
}
