'use client';

import { useKeptForm } from '@/components/platform/use-kept-form';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SelectField, TextField } from '@/components/ui/text-field';
import { closedDayAction } from '@/lib/calendars/actions';
import { regionNames } from '@/lib/service-levels/rules/names';
import { REGIONS } from '@/lib/service-levels/types';
import { PreviewFoot } from './preview-foot';

/** One day on which a desk is closed, or open against the rule; shows what that would change first. */
export function ClosedDayForm({ zone }: { zone: string }) {
  const { state, isPending, form } = useKeptForm(closedDayAction);
  const errors = state?.errors ?? [];
  const errorAt = (path: string) => errors.find((error) => error.path === path)?.message;
  return (
    <form {...form} className="flex flex-col gap-4" aria-busy={isPending}>
      <ErrorSummary errors={errors} title="Nothing was changed:" />
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <SelectField name="region" label="Desk" error={errorAt('region')}>
          {REGIONS.map((region) => (
            <option key={region} value={region}>
              {regionNames[region]}
            </option>
          ))}
        </SelectField>
        <TextField name="date" type="date" label="Day" required error={errorAt('date')} />
        <SelectField name="state" label="The desk is" error={errorAt('state')}>
          <option value="CLOSED">closed</option>
          <option value="OPEN">open, against the holiday</option>
        </SelectField>
        <TextField name="name" label="Why" maxLength={80} error={errorAt('name')} />
      </div>
      <PreviewFoot state={state} isPending={isPending} zone={zone} intent="set">
        Set this day
      </PreviewFoot>
    </form>
  );
}
