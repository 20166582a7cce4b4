'use client';

import { useState } from 'react';
import { RadioCards } from '@/components/ui/radio-cards';
import { SelectField, TextareaField, TextField } from '@/components/ui/text-field';
import { phaseWords } from '@/components/upgrades/words';
import type { FieldError } from '@/lib/platform/errors';

const levels = [
  ['STANDARD', 'Standard'],
  ['PREMIUM', 'Premium'],
  ['PREMIUM_PLUS', 'Premium Plus'],
  ['ENTERPRISE', 'Enterprise'],
] as const;
const products = [
  ['WORK', '8x8 Work'],
  ['CONTACT_CENTER', '8x8 Contact Center'],
] as const;
const phases = ['NOT_SCHEDULED', 'FAILED'] as const;

type Props = { regionName: string; errors: readonly FieldError[] };

function Choice(props: {
  name: string;
  label: string;
  any: string;
  options: readonly (readonly [string, string])[];
}) {
  const { name, label, any, options } = props;
  return (
    <SelectField name={name} label={label}>
      <option value="">{any}</option>
      {options.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </SelectField>
  );
}

/** Which accounts: a filter, or a file. Both stay filled in when the other is chosen. */
export function PlanSource({ regionName, errors }: Props) {
  const [by, setBy] = useState('filter');
  const [csv, setCsv] = useState('');
  const errorAt = (path: string) => errors.find((error) => error.path === path)?.message;
  return (
    <div className="flex flex-col gap-4">
      <RadioCards
        name="by"
        legend="Which accounts"
        columns={2}
        value={by}
        onChange={setBy}
        options={[
          {
            value: 'filter',
            title: 'By filter',
            description: `${regionName} accounts on Classic that have no date`,
          },
          {
            value: 'csv',
            title: 'From a CSV',
            description: 'A column account, and starts_at where the time matters',
          },
        ]}
      />
      <div hidden={by !== 'filter'}>
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-5">
          <TextField name="q" label="Name or number" maxLength={200} error={errorAt('q')} />
          <Choice
            name="phase"
            label="State"
            any="Without a date"
            options={phases.map((phase) => [phase, phaseWords[phase].label] as const)}
          />
          <Choice name="serviceLevel" label="Service level" any="Any" options={levels} />
          <Choice name="product" label="Product" any="Any" options={products} />
          <TextField
            name="limit"
            label="At most (accounts)"
            inputMode="numeric"
            maxLength={4}
            error={errorAt('limit')}
          />
        </div>
      </div>
      <div hidden={by !== 'csv'} className="flex flex-col gap-3">
        <TextareaField
          name="csv"
          label="Lines"
          hint="Paste from a spreadsheet, or take a file. A time may be 23:30 of that night."
          rows={6}
          placeholder={'account,starts_at\n100001,23:30\n100002,'}
          value={csv}
          onChange={(event) => setCsv(event.target.value)}
          error={errorAt('csv')}
        />
        <label className="text-sm font-medium">
          Take a file{' '}
          <input
            type="file"
            accept=".csv,.txt,text/csv,text/plain"
            className="mt-1 block text-sm font-normal"
            onChange={async (event) => setCsv((await event.target.files?.[0]?.text()) ?? csv)}
          />
        </label>
      </div>
    </div>
  );
}
