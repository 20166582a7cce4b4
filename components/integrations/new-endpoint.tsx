'use client';

import { useKeptForm } from '@/components/platform/use-kept-form';
import { LinkButton } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { createEndpointAction } from '@/lib/integrations/actions';
import { EndpointFields } from './endpoint-fields';
import { Secret } from './secret';

/** The form, and in its place afterwards the secret: closing the dialog is the last that is seen of it. */
export function NewEndpoint() {
  const { state, isPending, form } = useKeptForm(createEndpointAction);
  return (
    <Dialog
      trigger="New endpoint"
      triggerProps={{ variant: 'primary' }}
      placement="wide"
      title="New endpoint"
      description="Another system of yours that is told when something happens here."
    >
      {state?.ok && state.secret ? (
        <Secret secret={state.secret}>
          <p className="mb-3">Give it to the receiver: with it, every message can be checked.</p>
          <LinkButton href={`/operations/webhooks/${state.id}`} variant="primary">
            Go to the endpoint
          </LinkButton>
        </Secret>
      ) : (
        <form {...form} className="flex flex-col gap-4">
          <ErrorSummary title="Nothing was saved:" errors={state?.errors ?? []} />
          <EndpointFields errors={state?.errors ?? []} />
          <div>
            <SubmitButton variant="primary" isPending={isPending} pendingLabel="Creating…">
              Create the endpoint
            </SubmitButton>
          </div>
        </form>
      )}
    </Dialog>
  );
}
