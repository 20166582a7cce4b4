'use client';

import { useKeptForm } from '@/components/platform/use-kept-form';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import type { WaveFormState } from '@/lib/waves/actions/form';
import type { DryRun } from '@/lib/waves/types';
import { countOf } from './words';

export type ApplyProps = {
  action: (state: WaveFormState, form: FormData) => Promise<WaveFormState>;
  verb: 'Schedule' | 'Move';
  plan: DryRun;
  asked: string;
  waveId: string;
  version?: number;
  /** A wave moves even when none of its accounts can. */
  mayBeEmpty?: boolean;
  /** What it says when it has begun; the dry run is over by then, and whoever shows it takes it away. */
  onApplied: (message: string) => void;
};

/** Carries out exactly the dry run that is shown above it. */
export function ApplyForm(props: ApplyProps) {
  const { action, verb, plan, asked, waveId, version, mayBeEmpty = false, onApplied } = props;
  const { state, isPending, form } = useKeptForm(action, (after) => onApplied(after.message ?? ''));
  const accounts = plan.placed.length;
  const label = `${verb} ${countOf(accounts, 'account')}, tell ${countOf(plan.people, 'person', 'people')}`;
  return (
    <form {...form} className="flex flex-col gap-3">
      <input type="hidden" name="id" value={waveId} />
      <input type="hidden" name="version" value={version ?? ''} />
      <input type="hidden" name="asked" value={asked} />
      <input type="hidden" name="fingerprint" value={plan.fingerprint} />
      <ErrorSummary errors={state?.errors ?? []} title="Nothing was changed:" />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton isPending={isPending} pendingLabel="Starting…" disabled={accounts === 0 && !mayBeEmpty}>
          {label}
        </SubmitButton>
        <p role="status" className="text-sm text-muted">
          {accounts === 0 && !mayBeEmpty ? 'No account can be placed.' : ''}
        </p>
      </div>
    </form>
  );
}
