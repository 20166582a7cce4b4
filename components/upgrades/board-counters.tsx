import { clsx } from 'clsx';
import Link from 'next/link';
import type { Phase } from '@/lib/upgrades/types';
import { type AskedBoard, boardHref } from './board-address';
import { boardPhases } from './board-words';
import { PhaseBadge } from './phase-badge';

type Props = { asked: AskedBoard; byPhase: Partial<Record<Phase, number>> };

/** How many windows of the day are in each phase; a press shows only those, another all again. */
export function BoardCounters({ asked, byPhase }: Props) {
  return (
    <ul aria-label="Windows by state" className="grid grid-cols-2 gap-2 sm:grid-cols-3 lg:grid-cols-6">
      {boardPhases.map((phase) => {
        const isChosen = asked.phase === phase;
        const number = byPhase[phase] ?? 0;
        return (
          <li key={phase}>
            <Link
              prefetch={false}
              scroll={false}
              href={boardHref({ ...asked, phase: isChosen ? undefined : phase, cursor: undefined })}
              aria-current={isChosen ? 'true' : undefined}
              className={clsx(
                'flex h-full flex-col gap-1 rounded-lg border px-3 py-2 transition-colors',
                isChosen ? 'border-accent bg-accent-soft' : 'bg-surface hover:bg-hover',
              )}
            >
              <span className={clsx('text-lg font-semibold tabular-nums', number === 0 && 'text-faint')}>
                {number}
              </span>
              {/* None of them is no alarm: the colour waits until there is one. */}
              <PhaseBadge phase={phase} className={number === 0 ? 'text-faint! grayscale' : undefined} />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
