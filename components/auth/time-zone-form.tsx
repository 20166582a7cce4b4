'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import { SelectField } from '@/components/ui/text-field';
import { setTimeZoneAction } from '@/lib/auth/actions/settings';

export function TimeZoneForm({ current, zones }: { current: string; zones: readonly string[] }) {
  const [state, submit] = useActionState(setTimeZoneAction, null);
  return (
    <form action={submit} className="flex flex-wrap items-end gap-3">
      <SelectField
        name="timeZone"
        label="Your time zone"
        hint="Times are shown in the account’s zone and in yours."
        defaultValue={current}
        error={state?.errors?.[0]?.message}
        className="min-w-64 flex-1"
      >
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </SelectField>
      <SubmitButton variant="secondary" pendingLabel="Saving…">
        Save
      </SubmitButton>
      <p role="status" className="w-full text-sm text-muted">
        {state?.message}
      </p>
    </form>
  );
}
