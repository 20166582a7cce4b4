'use client';

import { useEffect, useState } from 'react';
import type { Meaning } from '@/components/ui/meaning';
import type { StepName, StepState } from './run-step';

const SHOWN_MS = 8_000;

type Props = {
  text: string;
  meaning: Meaning;
  /** The answer it tells of: another one shows it again. */
  of: unknown;
};

/** The answer to a step, at the lower edge, where it moves nothing. A refusal stays until it is put away. */
export function Notice({ text, meaning, of }: Props) {
  const [putAway, setPutAway] = useState<unknown>(null);
  const isShown = text !== '' && putAway !== of;
  useEffect(() => {
    if (!isShown || meaning === 'attention') return;
    const timer = setTimeout(() => setPutAway(of), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isShown, meaning, of]);
  return (
    <div role="status" className="notice-place">
      {isShown && (
        <div className="notice tint" data-meaning={meaning}>
          <span className="status shape items-baseline whitespace-normal" data-meaning={meaning}>
            <span className="font-normal text-ink">{text}</span>
          </span>
          <button type="button" className="text-sm text-muted hover:text-ink" onClick={() => setPutAway(of)}>
            Dismiss
          </button>
        </div>
      )}
    </div>
  );
}

const done: Record<StepName, string> = {
  assign: 'Assigned.',
  claim: 'The case is yours.',
  close: 'Closed.',
  'complete-item': 'Done: the directory is changed.',
  note: 'Note saved. The customer can’t see it.',
  reply: 'Reply sent.',
  resolve: 'Resolved.',
  resume: 'The work goes on.',
  severity: 'Severity changed.',
  wait: 'Waiting on the customer.',
};

export function StepNotice({ state }: { state: StepState }) {
  if (!state) return <Notice text="" meaning="done" of={null} />;
  const text = state.ok ? done[state.step] : state.refusal;
  return <Notice text={text} meaning={state.ok ? 'done' : 'attention'} of={state} />;
}
