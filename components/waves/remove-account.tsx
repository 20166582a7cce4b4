'use client';

import { useKeptForm } from '@/components/platform/use-kept-form';
import { Dialog } from '@/components/ui/dialog';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { removeAccountAction } from '@/lib/waves/actions/plans';
import { countOf } from './words';

type Props = { waveId: string; number: number; name: string; version: number; admins: number };

/** Takes one account out of the wave, after saying what that does. */
export function RemoveAccount({ waveId, number, name, version, admins }: Props) {
  const { state, isPending, form } = useKeptForm(removeAccountAction);
  return (
    <span className="relative z-10">
      <Dialog
        trigger="Remove"
        triggerProps={{ variant: 'quiet', size: 'sm', 'aria-label': `Remove ${name}` }}
        title={`Remove ${name} from the wave`}
        description={`Its date is withdrawn: the account is back to not scheduled, and ${countOf(admins, 'admin is', 'admins are')} told.`}
      >
        <form {...form} className="flex flex-col items-start gap-4">
          <input type="hidden" name="id" value={waveId} />
          <input type="hidden" name="accountNumber" value={number} />
          <input type="hidden" name="version" value={version} />
          <ErrorSummary title="Nothing was changed:" errors={state?.errors ?? []} />
          <SubmitButton variant="danger" isPending={isPending} pendingLabel="Removing…">
            Withdraw the date
          </SubmitButton>
        </form>
      </Dialog>
    </span>
  );
}
