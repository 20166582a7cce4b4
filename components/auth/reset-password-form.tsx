'use client';

import { useActionState } from 'react';
import { Callout } from '@/components/ui/callout';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextLink } from '@/components/ui/text-link';
import { resetPasswordAction } from '@/lib/auth/actions/passwords';
import { NewPasswordFields } from './new-password-fields';

/** Behind the link of a mail for a forgotten password. */
export function ResetPasswordForm({ token, email }: { token: string; email: string }) {
  const [state, submit] = useActionState(resetPasswordAction, null);
  const errors = state?.errors ?? [];
  if (state?.isDone)
    return (
      <Callout meaning="done" role="status" title="Your new password is set">
        You are signed out everywhere. <TextLink href="/sign-in">Sign in with the new password</TextLink>.
      </Callout>
    );
  return (
    <form action={submit} noValidate className="flex flex-col gap-4">
      <ErrorSummary errors={errors} title="The password was not set:" />
      <input type="hidden" name="token" value={token} />
      <NewPasswordFields email={email} errors={errors} label="New password" />
      <SubmitButton pendingLabel="Setting…">Set new password</SubmitButton>
    </form>
  );
}
