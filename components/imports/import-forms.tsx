'use client';

import { useKeptForm } from '@/components/platform/use-kept-form';
import { Callout } from '@/components/ui/callout';
import { SubmitButton } from '@/components/ui/submit-button';
import { applyImportAction, cancelImportAction, resumeImportAction } from '@/lib/imports/actions';

/** Says that the good rows are to be applied; what is left out stands beside the button. */
export function ApplyForm({ id, label, badCount }: { id: string; label: string; badCount: number }) {
  const { state, isPending, form } = useKeptForm(applyImportAction);
  return (
    <form {...form} className="flex flex-col gap-2">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="leaveOutBad" value={badCount > 0 ? 'yes' : 'no'} />
      <SubmitButton isPending={isPending} pendingLabel="Starting…">
        {label}
      </SubmitButton>
      {state && !state.ok && <Callout meaning="urgent" role="alert" title={state.message} />}
    </form>
  );
}

export function CancelForm({ id, label }: { id: string; label: string }) {
  const { state, isPending, form } = useKeptForm(cancelImportAction);
  return (
    <form {...form} className="flex flex-col gap-2">
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="secondary" isPending={isPending} pendingLabel="Stopping…">
        {label}
      </SubmitButton>
      {state && !state.ok && <Callout meaning="urgent" role="alert" title={state.message} />}
    </form>
  );
}

export function ResumeForm({ id }: { id: string }) {
  const { state, isPending, form } = useKeptForm(resumeImportAction);
  return (
    <form {...form} className="flex flex-col gap-2">
      <input type="hidden" name="id" value={id} />
      <SubmitButton isPending={isPending} pendingLabel="Resuming…">
        Resume the import
      </SubmitButton>
      {state && !state.ok && <Callout meaning="urgent" role="alert" title={state.message} />}
    </form>
  );
}
