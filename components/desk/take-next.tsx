'use client';

import { useActionState } from 'react';
import { answered, TAKING_LOST } from '@/components/cases/answered';
import { SubmitButton } from '@/components/ui/submit-button';
import { takeNextAction } from '@/lib/cases/actions';
import { Notice, StepNotice } from './notice';
import { refusalOf, useSteps } from './run-step';

type Props = {
  /** Whether the reader works the queue; operations only look. */
  mayTake: boolean;
  region: string | undefined;
  kind: string | undefined;
};

/** "Take next", and the one form that every row's Claim button belongs to. */
export function TakeNext({ mayTake, region, kind }: Props) {
  const [claimed, claim] = useSteps();
  const [taken, take] = useActionState(answered(takeNextAction, TAKING_LOST), null);
  return (
    <>
      {mayTake && (
        <form action={take}>
          {region && <input type="hidden" name="region" value={region} />}
          {kind && <input type="hidden" name="kind" value={kind} />}
          <SubmitButton size="sm" pendingLabel="Taking…">
            Take next
          </SubmitButton>
        </form>
      )}
      <form id="claim" action={claim} hidden>
        <input type="hidden" name="step" value="claim" />
      </form>
      <Notice text={refusalOf(taken)} meaning="calm" of={taken} />
      <StepNotice state={claimed} />
    </>
  );
}
