'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { acceptInvitationAction } from '@/lib/auth/actions/passwords';
import { NewPasswordFields } from './new-password-fields';

/** Behind the link of an invitation. */
export function SetPasswordForm({ token, email }: { token: string; email: string }) {
  const [state, submit] = useActionState(acceptInvitationAction, null);
  const errors = state?.errors ?? [];
  return (
    <form action={submit} noValidate className="flex flex-col gap-4">
      <ErrorSummary errors={errors} title="The password was not set:" />
      <input type="hidden" name="token" value={token} />
      <NewPasswordFields email={email} errors={errors} />
      <SubmitButton pendingLabel="Setting…">Set password and sign in</SubmitButton>
    </form>
  );
}
