'use client';

import { useActionState } from 'react';
import { Callout } from '@/components/ui/callout';
import { CopyButton } from '@/components/ui/copy-button';
import { FieldError } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import { renewCalendarFeedAction } from '@/lib/upgrades/actions';

/** Makes a private calendar address, or a new one in place of the old; it is on the screen once. */
export function CalendarFeedForm({ hasAddress }: { hasAddress: boolean }) {
  const [state, submit] = useActionState(renewCalendarFeedAction, null);
  return (
    <form action={submit} className="flex flex-col gap-4">
      {hasAddress && state?.address && (
        <Callout meaning="done" role="status" title="Copy the address now: it is not shown again">
          <code className="block overflow-x-auto rounded-md bg-sunken p-2 text-sm select-all">
            {state.address}
          </code>
          <span className="mt-2 flex items-center gap-3">
            <CopyButton text={state.address} label="Copy address" />
          </span>
        </Callout>
      )}
      {state?.error && <FieldError id="calendar-error">{state.error}</FieldError>}
      <div>
        <SubmitButton variant="secondary" pendingLabel="Making…">
          {hasAddress ? 'Make a new address' : 'Make an address'}
        </SubmitButton>
      </div>
    </form>
  );
}
