'use client';

import { useKeptForm } from '@/components/platform/use-kept-form';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { SelectField, TextField } from '@/components/ui/text-field';
import { zoneName } from '@/components/ui/time';
import { regionNames } from '@/components/upgrades/words';
import { defaultZoneOf } from '@/lib/accounts/rules';
import { REGIONS } from '@/lib/accounts/types';
import { changeWaveAction, createWaveAction } from '@/lib/waves/actions/waves';
import type { WaveRecord } from '@/lib/waves/types';

type Props = {
  /** The wave that is changed; without one a new wave is made. */
  wave?: WaveRecord;
  initialDay: string;
};

const figures = [
  ['capacityPerHour', 'Capacity', 'Accounts an hour'],
  ['lockoutLeadMinutes', 'Closed before', 'Minutes'],
  ['durationMinutes', 'Upgrade takes', 'Minutes'],
  ['minimumNoticeHours', 'Least notice', 'Hours before the lockout'],
] as const;

const usual = { capacityPerHour: 10, lockoutLeadMinutes: 10, durationMinutes: 15, minimumNoticeHours: 24 };

/** A wave's terms: made new, or changed for what is planned from now on. */
export function WaveForm({ wave, initialDay }: Props) {
  const { state, isPending, form } = useKeptForm(wave ? changeWaveAction : createWaveAction);
  const errors = state?.errors ?? [];
  const errorAt = (path: string) => errors.find((error) => error.path === path)?.message;
  const time = (name: 'opensAt' | 'closesAt', label: string, hint: string, initial: string) => (
    <TextField
      name={name}
      type="time"
      label={label}
      hint={hint}
      required
      defaultValue={wave?.[name] ?? initial}
      error={errorAt(name)}
    />
  );
  return (
    <form {...form} className="flex flex-col gap-4">
      {wave && <input type="hidden" name="id" value={wave.id} />}
      {wave && <input type="hidden" name="version" value={wave.version} />}
      <ErrorSummary errors={errors} title="Nothing was changed:" />
      <div className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <TextField
          name="name"
          label="Name"
          hint="For instance US 12"
          required
          maxLength={80}
          defaultValue={wave?.name}
          error={errorAt('name')}
        />
        <SelectField
          name="region"
          label="Region"
          hint="Its clock counts"
          defaultValue={wave?.region ?? 'US'}
          disabled={wave !== undefined}
        >
          {REGIONS.map((region) => (
            <option key={region} value={region}>
              {regionNames[region]}, {zoneName(defaultZoneOf(region))}
            </option>
          ))}
        </SelectField>
        <TextField
          name="day"
          type="date"
          label="Day"
          hint="On which the hours begin"
          required
          defaultValue={wave?.day ?? initialDay}
          error={errorAt('day')}
        />
        <div className="grid grid-cols-2 items-end gap-3">
          {time('opensAt', 'From', 'Region’s time', '22:00')}
          {time('closesAt', 'To', 'Or next day', '04:00')}
        </div>
      </div>
      <div className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {figures.map(([name, label, hint]) => (
          <TextField
            key={name}
            name={name}
            label={label}
            hint={hint}
            inputMode="numeric"
            required
            defaultValue={String(wave?.[name] ?? usual[name])}
            error={errorAt(name)}
          />
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton isPending={isPending} pendingLabel="Saving…" variant={wave ? 'secondary' : 'primary'}>
          {wave ? 'Save the terms' : 'Make the wave'}
        </SubmitButton>
        <p role="status" className="text-sm text-muted">
          {state?.ok ? state.message : ''}
        </p>
      </div>
    </form>
  );
}
