'use client';

import { useKeptForm } from '@/components/platform/use-kept-form';
import { Dialog } from '@/components/ui/dialog';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Checkbox } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { SelectField } from '@/components/ui/text-field';
import {
  changeEndpointAction,
  deleteEndpointAction,
  replayAction,
  rotateSecretAction,
  sendTestAction,
  toggleEndpointAction,
  type WebhookFormState,
} from '@/lib/integrations/actions';
import { EndpointFields } from './endpoint-fields';
import { Secret } from './secret';

type Target = { id: string; version: number };

function Answer({ state }: { state: WebhookFormState }) {
  return (
    <>
      <ErrorSummary title="Nothing was changed:" errors={state?.errors ?? []} />
      {state?.ok && state.message && (
        <p role="status" className="text-sm text-muted">
          {state.message}
        </p>
      )}
    </>
  );
}

const Hidden = ({ id, version }: { id: string; version?: number }) => (
  <>
    <input type="hidden" name="id" value={id} />
    {version !== undefined && <input type="hidden" name="version" value={version} />}
  </>
);

export function SendTest({ id }: { id: string }) {
  const { state, isPending, form } = useKeptForm(sendTestAction);
  return (
    <form {...form} className="flex flex-col gap-2">
      <Hidden id={id} />
      <SubmitButton variant="primary" isPending={isPending} pendingLabel="Sending…">
        Send a test
      </SubmitButton>
      <Answer state={state} />
    </form>
  );
}

export function Toggle({ id, version, isEnabled }: Target & { isEnabled: boolean }) {
  const { state, isPending, form } = useKeptForm(toggleEndpointAction);
  return (
    <form {...form} className="flex flex-col gap-2">
      <Hidden id={id} version={version} />
      <input type="hidden" name="enabled" value={isEnabled ? 'no' : 'yes'} />
      <SubmitButton
        variant={isEnabled ? 'secondary' : 'primary'}
        isPending={isPending}
        pendingLabel="Switching…"
      >
        {isEnabled ? 'Switch off' : 'Switch on'}
      </SubmitButton>
      <Answer state={state} />
    </form>
  );
}

type Editable = Target & { url: string; description: string; events: string[] };

export function EditEndpoint(endpoint: Editable) {
  const { state, isPending, form } = useKeptForm(changeEndpointAction);
  return (
    <Dialog trigger="Change" triggerProps={{ size: 'sm' }} placement="wide" title="Change the endpoint">
      <form {...form} className="flex flex-col gap-4">
        <Hidden {...endpoint} />
        <EndpointFields errors={state?.errors ?? []} endpoint={endpoint} />
        <Answer state={state} />
        <div>
          <SubmitButton variant="primary" isPending={isPending} pendingLabel="Saving…">
            Save
          </SubmitButton>
        </div>
      </form>
    </Dialog>
  );
}

export function RotateSecret(target: Target) {
  const { state, isPending, form } = useKeptForm(rotateSecretAction);
  return (
    <Dialog
      trigger="New secret"
      triggerProps={{ size: 'sm' }}
      title="A new signing secret"
      description="For 24 hours the old secret signs beside the new one, so no message is lost while the receiver changes over."
    >
      {state?.ok && state.secret ? (
        <Secret secret={state.secret} />
      ) : (
        <form {...form} className="flex flex-col gap-4">
          <Hidden {...target} />
          <Answer state={state} />
          <div>
            <SubmitButton variant="primary" isPending={isPending} pendingLabel="Making it…">
              Make a new secret
            </SubmitButton>
          </div>
        </form>
      )}
    </Dialog>
  );
}

export function Replay({ id }: { id: string }) {
  const { state, isPending, form } = useKeptForm(replayAction);
  return (
    <Dialog
      trigger="Send again"
      title="Send again what was missed"
      description="Messages keep their id, so the receiver recognises what it has. What happened while the endpoint was off is included."
    >
      <form {...form} className="flex flex-col gap-4">
        <Hidden id={id} />
        <SelectField name="hours" label="Of the last" defaultValue="24">
          <option value="1">Hour</option>
          <option value="24">24 hours</option>
          <option value="168">7 days</option>
          <option value="720">30 days</option>
        </SelectField>
        <Checkbox name="all" value="yes" label="Also what was accepted" />
        <Answer state={state} />
        <div>
          <SubmitButton variant="primary" isPending={isPending} pendingLabel="Queueing…">
            Send again
          </SubmitButton>
        </div>
      </form>
    </Dialog>
  );
}

export function ReplayOne({ id, deliveryId }: { id: string; deliveryId: string }) {
  const { state, isPending, form } = useKeptForm(replayAction);
  return (
    <form {...form} className="flex flex-wrap items-center justify-end gap-3">
      <Answer state={state} />
      <Hidden id={id} />
      <input type="hidden" name="deliveryId" value={deliveryId} />
      <SubmitButton size="sm" isPending={isPending} pendingLabel="Queueing…">
        Send this again
      </SubmitButton>
    </form>
  );
}

export function DeleteEndpoint(target: Target) {
  const { state, isPending, form } = useKeptForm(deleteEndpointAction);
  return (
    <Dialog
      trigger="Delete"
      triggerProps={{ size: 'sm' }}
      title="Delete this endpoint?"
      description="Nothing more is sent to it, and its delivery log goes with it. What waits for it is lost. To pause, switch it off instead."
    >
      <form {...form} className="flex flex-col gap-4">
        <Hidden {...target} />
        <Answer state={state} />
        <div>
          <SubmitButton variant="danger" isPending={isPending} pendingLabel="Deleting…">
            Delete the endpoint
          </SubmitButton>
        </div>
      </form>
    </Dialog>
  );
}
