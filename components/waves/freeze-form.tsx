'use client';

import { useState } from 'react';
import { useKeptForm } from '@/components/platform/use-kept-form';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { SelectField, TextField } from '@/components/ui/text-field';
import { regionNames } from '@/components/upgrades/words';
import { REGIONS } from '@/lib/accounts/types';
import { addFreezeAction } from '@/lib/waves/actions/freezes';

const empty = { firstDay: '', lastDay: '', reason: '', accountNumber: '' };

/** Days on which nobody is upgraded: for everybody, a region or one account. */
export function FreezeForm() {
  const [scope, setScope] = useState('GLOBAL');
  const [values, setValues] = useState(empty);
  const { state, isPending, form } = useKeptForm(addFreezeAction, () => setValues(empty));
  const errors = state?.errors ?? [];
  const control = (name: keyof typeof empty) => ({
    name,
    value: values[name],
    onChange: (event: { target: { value: string } }) => setValues({ ...values, [name]: event.target.value }),
    error: errors.find(({ path }) => path === name)?.message,
    required: true,
  });
  return (
    <form {...form} className="flex flex-col gap-4">
      <ErrorSummary errors={errors} title="Nothing was added:" />
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <SelectField
          name="scope"
          label="Holds for"
          value={scope}
          onChange={(event) => setScope(event.target.value)}
        >
          <option value="GLOBAL">Everybody</option>
          <option value="REGION">A region</option>
          <option value="ACCOUNT">One account</option>
        </SelectField>
        {scope === 'REGION' && (
          <SelectField name="region" label="Region">
            {REGIONS.map((region) => (
              <option key={region} value={region}>
                {regionNames[region]}
              </option>
            ))}
          </SelectField>
        )}
        {scope === 'ACCOUNT' && (
          <TextField {...control('accountNumber')} label="Account number" inputMode="numeric" />
        )}
        <TextField {...control('firstDay')} type="date" label="First day" />
        <TextField {...control('lastDay')} type="date" label="Last day" />
      </div>
      <TextField
        {...control('reason')}
        label="Reason"
        hint="Operations read it in every plan it stops."
        maxLength={200}
      />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton isPending={isPending} pendingLabel="Adding…">
          Add the freeze
        </SubmitButton>
        <p role="status" className="text-sm text-muted">
          {state?.ok ? state.message : ''}
        </p>
      </div>
    </form>
  );
}
