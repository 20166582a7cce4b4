'use client';

import { useActionState } from 'react';
import { Callout } from '@/components/ui/callout';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { Breakable } from '@/components/ui/text';
import { TextField } from '@/components/ui/text-field';
import { TextLink } from '@/components/ui/text-link';
import { askForPasswordLinkAction } from '@/lib/auth/actions/passwords';

/** Says the same for every address, so that it tells nobody who has access. */
export function ForgotPasswordForm() {
  const [state, submit] = useActionState(askForPasswordLinkAction, null);
  const errors = state?.errors ?? [];
  if (state?.isAsked)
    return (
      <Callout role="status" title="Look into your inbox">
        <p>
          If <Breakable text={state.email} /> has access, a link is on its way there. It is good once, for one
          hour; whoever has set no password yet gets another invitation.
        </p>
        <p className="mt-2">
          No mail after ten minutes? Look among the unwanted mail, then{' '}
          <TextLink href="/support">call support</TextLink>.
        </p>
      </Callout>
    );
  return (
    <form action={submit} noValidate className="flex flex-col gap-4">
      <ErrorSummary errors={errors} title="No link was sent:" />
      <TextField
        name="email"
        label="Email"
        type="email"
        autoComplete="username"
        required
        defaultValue={state?.email}
        key={state?.email}
        error={errors.find(({ path }) => path === 'email')?.message}
      />
      <SubmitButton pendingLabel="Sending…">Send a link</SubmitButton>
    </form>
  );
}
