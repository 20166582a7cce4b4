'use client';

import { useActionState } from 'react';
import { Callout } from '@/components/ui/callout';
import { SubmitButton } from '@/components/ui/submit-button';
import { SelectField, TextField } from '@/components/ui/text-field';
import { createTokenAction } from '@/lib/auth/actions/settings';

/** Creates an API token; its secret is on the screen once. */
export function TokenForm() {
  const [state, submit] = useActionState(createTokenAction, null);
  const error = (path: string) => state?.errors?.find((item) => item.path === path)?.message;
  return (
    <form action={submit} className="flex flex-col gap-4">
      {state?.secret && (
        <Callout meaning="done" role="status" title={state.message}>
          <code className="block overflow-x-auto rounded-md bg-sunken p-2 text-sm select-all">
            {state.secret}
          </code>
        </Callout>
      )}
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField
          name="name"
          label="Name"
          hint="What uses it"
          maxLength={80}
          error={error('name')}
          required
        />
        <SelectField name="access" label="May" hint="As far as you may" defaultValue={state?.values?.access}>
          <option value="read">Read</option>
          <option value="write">Read and write</option>
        </SelectField>
        <SelectField
          name="days"
          label="Ends"
          hint="You can end it sooner"
          defaultValue={state?.values?.days ?? '90'}
        >
          <option value="30">In 30 days</option>
          <option value="90">In 90 days</option>
          <option value="365">In a year</option>
          <option value="never">Never</option>
        </SelectField>
      </div>
      <div>
        <SubmitButton variant="secondary" pendingLabel="Creating…">
          Create token
        </SubmitButton>
      </div>
    </form>
  );
}
