'use client';

import type { ChangeLine } from '@/components/platform/use-seen';
import { StepNotice } from './notice';
import { StepConflict } from './step-conflict';
import { useCheckedSteps } from './use-checked-steps';

type Props = { number: number; version: number; changes: readonly ChangeLine[] };

/** The one form that the Complete buttons of all users belong to. */
export function CompleteItemForm({ number, version, changes }: Props) {
  const { state, run, refused, seen, leave } = useCheckedSteps(version, changes);
  return (
    <form id="complete" action={run}>
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="version" value={seen.version} />
      {refused?.isBehind ? (
        <StepConflict state={refused} changes={seen.changes} version={version} onLeave={leave} />
      ) : (
        <StepNotice state={state?.isBehind ? null : state} />
      )}
    </form>
  );
}
