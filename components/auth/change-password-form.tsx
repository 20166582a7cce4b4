'use client';

import { useActionState } from 'react';
import { Callout } from '@/components/ui/callout';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { changePasswordAction } from '@/lib/auth/actions/passwords';
import { NewPasswordFields } from './new-password-fields';

/** In the settings of a signed-in person. */
export function ChangePasswordForm({ email }: { email: string }) {
  const [state, submit] = useActionState(changePasswordAction, null);
  const errors = state?.errors ?? [];
  return (
    <form action={submit} noValidate className="flex max-w-96 flex-col gap-4">
      {state?.isDone && (
        <Callout meaning="done" role="status" title="Your password is changed">
          Your other sessions are signed out.
        </Callout>
      )}
      <ErrorSummary errors={errors} title="The password was not changed:" />
      <TextField
        name="current"
        label="The password you have now"
        type="password"
        autoComplete="current-password"
        required
        error={errors.find(({ path }) => path === 'current')?.message}
      />
      <NewPasswordFields email={email} errors={errors} label="New password" />
      <div>
        <SubmitButton variant="secondary" pendingLabel="Changing…">
          Change password
        </SubmitButton>
      </div>
    </form>
  );
}
