import { type ReactNode, useState } from 'react';
import type { DryRun as Plan, WaveRecord } from '@/lib/waves/types';
import { ApplyForm, type ApplyProps } from './apply-form';
import { PlanView } from './plan-view';

type Props = Pick<ApplyProps, 'action' | 'verb' | 'version' | 'mayBeEmpty'> & {
  label: string;
  plan: Plan;
  /** What was asked for, as the plan's answer gave it back. */
  asked: string;
  wave: WaveRecord;
  readerZone: string;
  now: number;
  /** Said between the plan and its button. */
  children?: ReactNode;
};

/** What was asked for would do this, and the button that does it; then what it began, and no longer what it would do. */
export function DryRun({ label, plan, asked, wave, readerZone, now, children, ...apply }: Props) {
  const [applied, setApplied] = useState<{ plan: Plan; message: string } | null>(null);
  return (
    <section aria-label={label} aria-live="polite" className="flex flex-col gap-6 border-t pt-6">
      {plan === applied?.plan ? (
        <p>
          {applied.message}{' '}
          {plan.placed.length > 0 && (
            <a className="link" href="#run">
              See how far it is
            </a>
          )}
        </p>
      ) : (
        <>
          <PlanView plan={plan} region={wave.region} readerZone={readerZone} now={new Date(now)} />
          {children}
          <ApplyForm
            {...apply}
            plan={plan}
            asked={asked}
            waveId={wave.id}
            onApplied={(message) => setApplied({ plan, message })}
          />
        </>
      )}
    </section>
  );
}
