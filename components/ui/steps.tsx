import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export type StepState = 'done' | 'current' | 'upcoming' | 'failed';
export type Step = { label: string; state: StepState; detail?: ReactNode };

const words: Record<StepState, string> = {
  done: 'Done',
  current: 'Now',
  upcoming: 'Not yet',
  failed: 'Failed',
};

const rail: Record<StepState, string> = {
  done: 'bg-done-solid',
  current: 'bg-accent-solid',
  upcoming: 'bg-line',
  failed: 'bg-urgent-solid',
};

/** A track of named steps with real times: across from 640 px, down below it. */
export function Steps({ steps, label }: { steps: readonly Step[]; label: string }) {
  return (
    <ol aria-label={label} className="grid gap-x-1 sm:auto-cols-fr sm:grid-flow-col">
      {steps.map((step) => (
        <li
          key={step.label}
          aria-current={step.state === 'current' ? 'step' : undefined}
          className="flex gap-3 sm:flex-col sm:gap-2"
        >
          <span aria-hidden="true" className={clsx('w-1 shrink-0 sm:h-1 sm:w-full', rail[step.state])} />
          <span className="pb-3 sm:pb-0">
            <span className="flex items-center gap-1.5">
              <StepMark state={step.state} />
              <span
                className={clsx(
                  'text-sm',
                  step.state === 'current' ? 'font-semibold text-ink' : 'font-medium',
                  step.state === 'upcoming' && 'text-faint',
                )}
              >
                {step.label}
              </span>
              <span className="sr-only"> ({words[step.state]})</span>
            </span>
            {step.detail && (
              <span className="mt-0.5 block text-sm text-muted tabular-nums">{step.detail}</span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

function StepMark({ state }: { state: StepState }) {
  if (state === 'done') return <span className="status shape" data-meaning="done" aria-hidden="true" />;
  if (state === 'failed') return <span className="status shape" data-meaning="urgent" aria-hidden="true" />;
  if (state === 'current')
    return <span aria-hidden="true" className="size-2.5 rounded-full bg-accent-solid" />;
  return <span aria-hidden="true" className="size-2.5 rounded-full border-2 border-line-strong" />;
}
