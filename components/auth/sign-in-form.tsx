'use client';

import { useActionState } from 'react';
import { Callout } from '@/components/ui/callout';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { signInAction } from '@/lib/auth/actions/sign-in';

export function SignInForm({ callbackUrl }: { callbackUrl: string }) {
  const [state, submit] = useActionState(signInAction, null);
  return (
    <form action={submit} className="flex flex-col gap-4">
      {state && (
        <Callout meaning="urgent" role="alert" title="Not signed in">
          {state.error}
        </Callout>
      )}
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <TextField
        name="email"
        label="Email"
        type="email"
        autoComplete="username"
        required
        defaultValue={state?.email}
        key={state?.email}
      />
      <TextField name="password" label="Password" type="password" autoComplete="current-password" required />
      <SubmitButton pendingLabel="Signing in…">Sign in</SubmitButton>
    </form>
  );
}
