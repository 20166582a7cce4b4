'use client';

import { useActionState } from 'react';
import { Callout } from '@/components/ui/callout';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextLink } from '@/components/ui/text-link';
import { confirmEmailAction } from '@/lib/auth/actions/links';

/** Behind the link of the mail: one button, and what came of it in its place. */
export function ConfirmEmailForm({ token }: { token: string }) {
  const [state, submit] = useActionState(confirmEmailAction, null);
  if (state)
    return (
      <Callout meaning={state.ok ? 'done' : 'attention'} role="status" title={state.message}>
        {state.ok ? (
          <TextLink href="/accounts">Go to your accounts</TextLink>
        ) : (
          <TextLink href="/settings">Ask for another link in your settings</TextLink>
        )}
      </Callout>
    );
  return (
    <form action={submit}>
      <input type="hidden" name="token" value={token} />
      <SubmitButton pendingLabel="Confirming…">Confirm this address</SubmitButton>
    </form>
  );
}
