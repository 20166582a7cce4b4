'use client';

import { useKeptForm } from '@/components/platform/use-kept-form';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { moveWaveAction, planMoveAction } from '@/lib/waves/actions/plans';
import type { WaveRecord } from '@/lib/waves/types';
import { DryRun } from './dry-run';

type Props = { wave: WaveRecord; readerZone: string; now: number };

/** Moves the whole wave to another day: what it would mean first, then the move with its reason. */
export function MoveForm({ wave, readerZone, now }: Props) {
  const { state, isPending, form } = useKeptForm(planMoveAction);
  const errors = state?.errors ?? [];
  const errorAt = (path: string) => errors.find((error) => error.path === path)?.message;
  const plan = state?.plan;
  return (
    <div className="flex flex-col gap-6">
      <form {...form} className="flex flex-col gap-4">
        <input type="hidden" name="id" value={wave.id} />
        <ErrorSummary errors={errors} title="Nothing was planned:" idOf={(path) => `move-${path}`} />
        <div className="grid gap-3 sm:grid-cols-[12rem_minmax(0,1fr)]">
          <TextField
            id="move-day"
            name="day"
            type="date"
            label="New day"
            required
            defaultValue={wave.day}
            error={errorAt('day')}
          />
          <TextField
            id="move-reason"
            name="reason"
            label="Why the date moves"
            required
            maxLength={500}
            error={errorAt('reason')}
          />
        </div>
        <SubmitButton
          className="self-start"
          variant="secondary"
          isPending={isPending}
          pendingLabel="Planning…"
        >
          Show what the move would do
        </SubmitButton>
      </form>
      {plan && (
        <DryRun
          label="Dry run of the move"
          action={moveWaveAction}
          verb="Move"
          version={wave.version}
          mayBeEmpty
          plan={plan}
          asked={state.asked ?? ''}
          wave={wave}
          readerZone={readerZone}
          now={now}
        >
          {plan.conflicts.length > 0 && (
            <p className="text-sm text-muted">Accounts with a conflict keep the date they have.</p>
          )}
        </DryRun>
      )}
    </div>
  );
}
