'use client';

import { useKeptForm } from '@/components/platform/use-kept-form';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Input, Select } from '@/components/ui/input';
import { SelectField, TextField } from '@/components/ui/text-field';
import { zoneName } from '@/components/ui/time';
import { policyAction } from '@/lib/calendars/actions';
import { cellName, cellOf, UNITS, type Unit } from '@/lib/calendars/rules/form';
import { serviceLevelNames, severityNames } from '@/lib/service-levels/rules/names';
import {
  type Policy,
  SERVICE_LEVELS,
  SEVERITIES,
  type ServiceLevel,
  type Severity,
} from '@/lib/service-levels/types';
import { PreviewFoot } from './preview-foot';

const unitNames: Readonly<Record<Unit, string>> = {
  MINUTES: 'minutes',
  HOURS: 'hours',
  WEEKDAY_HOURS: 'hours on weekdays',
  BUSINESS_HOURS: 'hours while open',
  BUSINESS_DAYS: 'business days',
};

type Props = { latest: Policy; zone: string };

/** The next version of the policy: what it would change is shown before it is adopted, and nothing typed is lost. */
export function PolicyForm({ latest, zone }: Props) {
  const { state, isPending, form } = useKeptForm(policyAction);
  const errors = state?.errors ?? [];
  return (
    <form {...form} className="flex flex-col gap-5" aria-busy={isPending}>
      <input type="hidden" name="version" value={latest.version} />
      <ErrorSummary errors={errors} title="Nothing was changed:" idOf={idOf} />
      <div className="grid gap-4 lg:grid-cols-3">
        {SEVERITIES.map((severity) => (
          <fieldset key={severity} className="rounded-lg border p-3">
            <legend className="px-1 font-medium">
              {severity} {severityNames[severity].title}
            </legend>
            <div className="flex flex-col gap-2">
              {SERVICE_LEVELS.map((level) => (
                <Cell key={level} severity={severity} level={level} policy={latest} errors={errors} />
              ))}
            </div>
          </fieldset>
        ))}
      </div>
      <Completion latest={latest} zone={zone} errors={errors} />
      <PreviewFoot state={state} isPending={isPending} zone={zone} intent="adopt">
        Adopt as policy {latest.version + 1}
      </PreviewFoot>
    </form>
  );
}

type Errors = readonly { path: string; message: string }[];

const errorAt = (errors: Errors, ...paths: string[]) =>
  errors.find(({ path }) => paths.includes(path))?.message;

/** Where the schema's paths are in the form. */
function idOf(path: string): string {
  const [, severity, level] = /^respond\.(\w+)\.(\w+)/.exec(path) ?? [];
  return severity && level ? `${severity}.${level}.amount` : path;
}

type CellProps = { severity: Severity; level: ServiceLevel; policy: Policy; errors: Errors };

function Cell({ severity, level, policy, errors }: CellProps) {
  const { amount, unit } = cellOf(policy.respond[severity][level]);
  const name = cellName(severity, level, 'amount');
  const error = errors.find(({ path }) => idOf(path) === name)?.message;
  return (
    <div className="grid grid-cols-[6rem_3.5rem_1fr] items-center gap-2 text-sm">
      <label htmlFor={name}>{serviceLevelNames[level]}</label>
      <Input
        id={name}
        name={name}
        inputMode="numeric"
        controlSize="sm"
        defaultValue={amount}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
      />
      <Select
        name={cellName(severity, level, 'unit')}
        controlSize="sm"
        defaultValue={unit}
        aria-label={`Unit for ${serviceLevelNames[level]}, ${severity}`}
      >
        {UNITS.map((one) => (
          <option key={one} value={one}>
            {unitNames[one]}
          </option>
        ))}
      </Select>
      {error && (
        <p id={`${name}-error`} className="col-span-3 text-urgent">
          Give a whole number above 0.
        </p>
      )}
    </div>
  );
}

function Completion({ latest, zone, errors }: Props & { errors: Errors }) {
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <TextField
        name="completeHours"
        label="User Administration done within"
        hint="Hours"
        inputMode="numeric"
        required
        defaultValue={latest.completeHours}
        error={errorAt(errors, 'completeHours')}
      />
      <SelectField
        name="completeClock"
        label="Counted"
        hint="By which clock"
        defaultValue={latest.completeClock ?? 'ELAPSED'}
      >
        <option value="ELAPSED">around the clock</option>
        <option value="WEEKDAYS">on weekdays</option>
        <option value="BUSINESS_HOURS">while the desk is open</option>
      </SelectField>
      <TextField
        name="effectiveFrom"
        type="datetime-local"
        label="In effect from"
        hint={`${zoneName(zone)} time, ahead of now`}
        error={errorAt(errors, 'effectiveFrom')}
      />
    </div>
  );
}
