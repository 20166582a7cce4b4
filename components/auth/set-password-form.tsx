'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { acceptInvitationAction } from '@/lib/auth/actions';

/** Behind the link of an invitation. The address is there for the reader's password manager. */
export function SetPasswordForm({ token, email }: { token: string; email: string }) {
  const [state, submit] = useActionState(acceptInvitationAction, null);
  const errors = state?.errors ?? [];
  const errorAt = (path: string) => errors.find((error) => error.path === path)?.message;
  return (
    <form action={submit} noValidate className="flex flex-col gap-4">
      <ErrorSummary errors={errors} title="The password was not set:" />
      <input type="hidden" name="token" value={token} />
      <input type="email" name="email" value={email} autoComplete="username" readOnly hidden />
      <TextField
        name="password"
        label="Password"
        hint="At least 12 characters. A few words in a row are easy to keep."
        type="password"
        autoComplete="new-password"
        required
        error={errorAt('password')}
      />
      <TextField
        name="repeat"
        label="The same again"
        type="password"
        autoComplete="new-password"
        required
        error={errorAt('repeat')}
      />
      <SubmitButton pendingLabel="Setting…">Set password and sign in</SubmitButton>
    </form>
  );
}
