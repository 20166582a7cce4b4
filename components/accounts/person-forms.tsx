'use client';

import { useKeptForm } from '@/components/platform/use-kept-form';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import {
  addMembershipAction,
  disablePersonAction,
  enablePersonAction,
  type PersonFormState,
  removeMembershipAction,
} from '@/lib/accounts/actions';

function Refused({ state }: { state: PersonFormState }) {
  return state && !state.ok ? <Callout meaning="urgent" role="alert" title={state.message} /> : null;
}

/** Shuts a person out, after saying what that does. */
export function DisableForm({ userId, name }: { userId: string; name: string }) {
  const { state, isPending, form } = useKeptForm(disablePersonAction);
  return (
    <Dialog
      trigger="Disable"
      triggerProps={{ variant: 'secondary' }}
      title={`Disable ${name}`}
      description="They are signed out everywhere at once, and their API tokens are revoked. You can enable them again."
    >
      <form {...form} className="flex flex-col gap-4">
        <input type="hidden" name="userId" value={userId} />
        <Refused state={state} />
        <SubmitButton variant="danger" isPending={isPending} pendingLabel="Disabling…">
          Disable {name}
        </SubmitButton>
      </form>
    </Dialog>
  );
}

export function EnableForm({ userId }: { userId: string }) {
  const { state, isPending, form } = useKeptForm(enablePersonAction);
  return (
    <form {...form} className="flex flex-col gap-2">
      <input type="hidden" name="userId" value={userId} />
      <SubmitButton isPending={isPending} pendingLabel="Enabling…">
        Enable
      </SubmitButton>
      <Refused state={state} />
    </form>
  );
}

export function AddMembershipForm({ userId }: { userId: string }) {
  const { state, isPending, form } = useKeptForm(addMembershipAction);
  return (
    <form {...form} className="flex flex-wrap items-start gap-3">
      <input type="hidden" name="userId" value={userId} />
      <TextField
        name="accountNumber"
        label="Account number"
        inputMode="numeric"
        required
        maxLength={10}
        controlSize="sm"
        error={state && !state.ok ? state.message : undefined}
      />
      {/* In line with the input, whether there is an error under it or not. */}
      <SubmitButton
        variant="secondary"
        size="sm"
        isPending={isPending}
        pendingLabel="Adding…"
        className="sm:mt-6"
      >
        Add the account
      </SubmitButton>
      <p role="status" className="text-sm text-muted sm:mt-7">
        {state?.ok ? state.message : ''}
      </p>
    </form>
  );
}

type RemoveProps = { userId: string; account: { number: number; name: string } };

export function RemoveMembershipForm({ userId, account }: RemoveProps) {
  const { state, isPending, form } = useKeptForm(removeMembershipAction);
  return (
    <form {...form}>
      <input type="hidden" name="userId" value={userId} />
      <input type="hidden" name="accountNumber" value={account.number} />
      <SubmitButton
        variant="secondary"
        size="sm"
        isPending={isPending}
        pendingLabel="Removing…"
        aria-label={`Remove ${account.name}`}
      >
        Remove
      </SubmitButton>
      <Refused state={state} />
    </form>
  );
}
