'use client';

import { Button } from '@/components/ui/button';
import type { StepName, StepState } from './run-step';

const again: Record<StepName, string> = {
  assign: 'Assign all the same',
  claim: 'Claim all the same',
  close: 'Close all the same',
  'complete-item': 'Complete all the same',
  note: 'Save all the same',
  reply: 'Send all the same',
  resolve: 'Resolve all the same',
  resume: 'Resume all the same',
  severity: 'Change all the same',
  wait: 'Wait all the same',
};

type Props = {
  state: NonNullable<StepState>;
  /** What others did meanwhile; null until it has been read. */
  changes: string | null;
  /** The version with those changes. */
  version: number;
  /** What would be done, where the step alone does not say it: "Assign to Bo Ek". */
  label?: string | undefined;
  onLeave: () => void;
};

/** Not done: somebody was faster. Says who did what, and offers the same step on top of it. Part of the step's form. */
export function StepConflict({ state, changes, version, label, onLeave }: Props) {
  return (
    <div role="status" className="notice-place">
      <div className="notice tint flex-wrap" data-meaning="attention">
        <span className="status shape items-baseline whitespace-normal" data-meaning="attention">
          <span className="font-normal text-ink">
            Not done: this case changed while you were at it{changes ? `: ${changes}.` : '.'}
          </span>
        </span>
        <span className="ml-auto flex gap-2">
          {changes && (
            <Button type="submit" name="step" value={`${state.asked}@${version}`} size="sm">
              {label ? `${label} all the same` : again[state.step]}
            </Button>
          )}
          <Button size="sm" variant="quiet" onClick={onLeave}>
            Leave it
          </Button>
        </span>
      </div>
    </div>
  );
}
