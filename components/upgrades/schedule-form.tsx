'use client';

import { useState } from 'react';
import { useKeptForm } from '@/components/platform/use-kept-form';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Checkbox } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { SelectField, TextareaField, TextField } from '@/components/ui/text-field';
import { zoneName } from '@/components/ui/time';
import { scheduleUpgradeAction } from '@/lib/upgrades/actions';
import { isSameWindow } from '@/lib/upgrades/rules/window';
import type { UpgradeWindow } from '@/lib/upgrades/types';
import { type Around, type Draft, dryRunOf } from './dry-run';
import { DryRunView } from './dry-run-view';

type Props = {
  account: { number: number; name: string; timeZone: string };
  readerZone: string;
  version: number;
  initial: Draft & { wave: string };
  /** The date the account has: this moves it, and needs a reason. */
  current: UpgradeWindow | null;
  adminCount: number;
  around: Around;
  /** The server's time when the page was rendered, in milliseconds. */
  now: number;
};

const people = (count: number) => `${count} ${count === 1 ? 'admin' : 'admins'}`;

/** A date for one account, with what it would mean beside it before anything is changed. */
export function ScheduleForm(props: Props) {
  const { account, readerZone, version, initial, current, adminCount, around, now } = props;
  const [draft, setDraft] = useState<Draft>(initial);
  const [wave, setWave] = useState(initial.wave);
  const [reason, setReason] = useState('');
  const [accepted, setAccepted] = useState('');
  const { state, isPending, form } = useKeptForm(scheduleUpgradeAction, () => setReason(''));
  const set = (name: keyof Draft) => (event: { target: { value: string } }) =>
    setDraft({ ...draft, [name]: event.target.value });
  const dryRun = dryRunOf(draft, around, new Date(now));
  // Said of these freezes and no others: another date asks again.
  const frozen = dryRun.freezes.join('\n');
  const errors = state?.errors ?? [];
  const isSame = current && dryRun.window && wave === initial.wave && isSameWindow(current, dryRun.window);
  const errorAt = (...paths: string[]) => errors.find(({ path }) => paths.includes(path))?.message;
  const zones = [...new Set([account.timeZone, readerZone, 'UTC'])];

  return (
    <form {...form} className="grid gap-6 lg:grid-cols-2">
      <input type="hidden" name="accountNumber" value={account.number} />
      <input type="hidden" name="version" value={version} />
      <div className="flex flex-col gap-4">
        <ErrorSummary errors={errors} title="Nothing was changed:" idOf={idOf} />
        <div className="grid gap-3 sm:grid-cols-3">
          <TextField
            name="date"
            type="date"
            label="Day"
            required
            value={draft.date}
            onChange={set('date')}
            error={errorAt('upgradeStartsAt')}
          />
          <TextField
            name="time"
            type="time"
            label="Upgrade starts"
            required
            value={draft.time}
            onChange={set('time')}
            error={errorAt('time')}
          />
          <SelectField name="zone" label="Time of" value={draft.zone} onChange={set('zone')}>
            {zones.map((zone) => (
              <option key={zone} value={zone}>
                {zoneName(zone)}
              </option>
            ))}
          </SelectField>
        </div>
        <div className="grid gap-3 sm:grid-cols-3">
          <TextField
            name="lockoutLeadMinutes"
            label="Closed before"
            hint="Minutes"
            inputMode="numeric"
            required
            value={draft.lead}
            onChange={set('lead')}
            error={errorAt('lockoutLeadMinutes')}
          />
          <TextField
            name="durationMinutes"
            label="Upgrade takes"
            hint="Minutes"
            inputMode="numeric"
            required
            value={draft.duration}
            onChange={set('duration')}
            error={errorAt('durationMinutes')}
          />
          <TextField
            name="wave"
            label="Wave"
            hint="Optional"
            maxLength={80}
            value={wave}
            onChange={(event) => setWave(event.target.value)}
            error={errorAt('wave')}
          />
        </div>
        {current && (
          <TextareaField
            name="reason"
            label="Why the date moves"
            hint="The admins read it beside the old date."
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            error={errorAt('reason')}
          />
        )}
        {frozen && (
          <Checkbox
            label="Give this date in spite of the freeze"
            hint={frozen}
            checked={accepted === frozen}
            onChange={(event) => setAccepted(event.target.checked ? frozen : '')}
          />
        )}
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton
            disabled={!dryRun.window || isSame === true || (frozen !== '' && accepted !== frozen)}
            isPending={isPending}
            pendingLabel="Saving…"
          >
            {current
              ? `Move 1 account, tell ${people(adminCount)}`
              : `Schedule 1 account, tell ${people(adminCount)}`}
          </SubmitButton>
          <p role="status" className="text-sm text-muted">
            {state?.ok ? state.message : ''}
          </p>
        </div>
      </div>
      <DryRunView
        dryRun={dryRun}
        accountZone={account.timeZone}
        readerZone={readerZone}
        adminCount={adminCount}
        now={new Date(now)}
      />
    </form>
  );
}

const idOf = (path: string) => (path === 'upgradeStartsAt' ? 'date' : path);
