'use client';

import { useKeptForm } from '@/components/platform/use-kept-form';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { regionNames } from '@/components/upgrades/words';
import { applyPlanAction, planAction } from '@/lib/waves/actions/plans';
import type { WaveRecord } from '@/lib/waves/types';
import { DryRun } from './dry-run';
import { PlanSource } from './plan-source';

type Props = { wave: WaveRecord; readerZone: string; now: number };

/** Puts accounts into a wave: first what it would mean, then a button that says whom it concerns. */
export function PlanForm({ wave, readerZone, now }: Props) {
  const { state, isPending, form } = useKeptForm(planAction);
  const errors = state?.errors ?? [];
  const plan = state?.plan;
  return (
    <div className="flex flex-col gap-6">
      <form {...form} className="flex flex-col gap-4">
        <input type="hidden" name="id" value={wave.id} />
        <ErrorSummary errors={errors} title="Nothing was planned:" />
        <PlanSource regionName={regionNames[wave.region]} errors={errors} />
        <SubmitButton
          className="self-start"
          variant={plan ? 'secondary' : 'primary'}
          isPending={isPending}
          pendingLabel="Planning…"
        >
          Show what this would do
        </SubmitButton>
      </form>
      {plan && (
        <DryRun
          label="Dry run"
          action={applyPlanAction}
          verb="Schedule"
          plan={plan}
          asked={state.asked ?? ''}
          wave={wave}
          readerZone={readerZone}
          now={now}
        />
      )}
    </div>
  );
}
