import type { ReactNode } from 'react';
import { Countdown } from '@/components/ui/countdown';
import { StatusBadge } from '@/components/ui/status-badge';
import type { CaseTarget } from '@/lib/cases/rules/targets';
import { nearWithZone, nextTargetOf, targetInWords, targetMeaning, targetNoun } from './deadline-words';

type Props = { targets: readonly CaseTarget[]; zone: string; now: Date };

/** The next deadline in words with a live countdown; without one, why there is none. */
export function NextDeadline({ targets, zone, now }: Props) {
  const next = nextTargetOf(targets);
  if (!next) return <NoDeadline targets={targets} zone={zone} now={now} />;
  const left = next.dueAt.getTime() - now.getTime();
  if (left <= 0) {
    const { head, tail } = targetInWords(next, zone, now);
    return (
      <span className="inline-flex flex-wrap items-baseline gap-x-2">
        <StatusBadge meaning="urgent" className="text-base">
          {head}
        </StatusBadge>
        <Aside>{tail}</Aside>
      </span>
    );
  }
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      <StatusBadge meaning={targetMeaning(next)} className="text-base whitespace-normal">
        <span>
          {targetNoun(next.target)} due in{' '}
          <Countdown
            key={next.dueAt.getTime()}
            to={next.dueAt.getTime()}
            now={now.getTime()}
            reached="a moment"
            refresh
          />
        </span>
      </StatusBadge>
      <time dateTime={next.dueAt.toISOString()} className="text-muted">
        <Dot />
        {nearWithZone(next.dueAt, zone, now)}
      </time>
    </span>
  );
}

/** On a phone what follows takes a line of its own, which begins with no dot. */
const Dot = () => <span className="max-sm:hidden">· </span>;

function Aside({ children }: { children: ReactNode }) {
  return (
    <span className="text-muted">
      <Dot />
      {children}
    </span>
  );
}

function NoDeadline({ targets, zone, now }: Props) {
  const last = targets.at(-1);
  if (!last) return null;
  const { head, tail } = targetInWords(last, zone, now);
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      <StatusBadge meaning={targetMeaning(last)} className="text-base">
        {head}
      </StatusBadge>
      <Aside>{tail}</Aside>
    </span>
  );
}
