'use client';

import { useKeptForm } from '@/components/platform/use-kept-form';
import { Dialog } from '@/components/ui/dialog';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { endFreezeAction } from '@/lib/waves/actions/freezes';

/** Ends a freeze, after saying what that does. */
export function EndFreeze({ id, what }: { id: string; what: string }) {
  const { state, isPending, form } = useKeptForm(endFreezeAction);
  return (
    <Dialog
      trigger="End"
      triggerProps={{ variant: 'quiet', size: 'sm', 'aria-label': `End the freeze of ${what}` }}
      title="End this freeze"
      description="From now on accounts may be planned on these days. The freeze stays in the list."
    >
      <form {...form} className="flex flex-col items-start gap-4">
        <input type="hidden" name="id" value={id} />
        <ErrorSummary errors={state?.errors ?? []} title="Nothing was changed:" />
        <SubmitButton variant="danger" isPending={isPending} pendingLabel="Ending…">
          End the freeze
        </SubmitButton>
      </form>
    </Dialog>
  );
}
