'use client';

import { useState } from 'react';
import { type ChangeLine, useSeen } from '@/components/platform/use-seen';
import { type StepName, type StepState, useSteps } from './run-step';

/**
 * The steps of a form, under the version that the person has seen. `refused` is the last answer while it stands: until
 * another step is taken or it is put away. With `isBehind` somebody was faster, and `seen.changes` says who did what.
 */
export function useCheckedSteps(
  version: number,
  lines: readonly ChangeLine[],
  isAtIt = false,
  onDone?: (step: StepName) => unknown,
) {
  const [state, run, isPending] = useSteps(onDone);
  const [left, leave] = useState<StepState>(null);
  const refused = state && !state.ok && state !== left ? state : null;
  const seen = useSeen(version, lines, isAtIt || isPending || refused?.isBehind === true);
  return { state, run, isPending, refused, seen, leave: () => leave(state) };
}
