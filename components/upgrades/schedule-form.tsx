'use client';

import { useState } from 'react';
import { useKeptForm } from '@/components/platform/use-kept-form';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Checkbox } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextareaField } from '@/components/ui/text-field';
import { scheduleUpgradeAction } from '@/lib/upgrades/actions';
import { isSameWindow } from '@/lib/upgrades/rules/window';
import type { UpgradeWindow } from '@/lib/upgrades/types';
import { type Around, type Draft, dryRunOf } from './dry-run';
import { DryRunView } from './dry-run-view';
import { type NamedDraft, ScheduleFields } from './schedule-fields';

export type ScheduleProps = {
  account: { number: number; name: string; timeZone: string };
  readerZone: string;
  version: number;
  initial: NamedDraft;
  /** The date the account has: this moves it, and needs a reason. */
  current: UpgradeWindow | null;
  adminCount: number;
  around: Around;
  /** The server's time when the page was rendered, in milliseconds. */
  now: number;
};

type Props = ScheduleProps & { onDone: (message: string) => void };

const people = (count: number) => `${count} ${count === 1 ? 'admin' : 'admins'}`;
/** The page has another reason, that of a failure. */
const MOVE_REASON = 'move-reason';
/** A start that is refused is a matter of the day first. */
const idOf = (path: string) => (path === 'upgradeStartsAt' ? 'date' : path);
const controlOf = (path: string) => (path === 'reason' ? MOVE_REASON : path);

/** A date for one account: when, what that would do, and only then the button. */
export function ScheduleForm(props: Props) {
  const { account, readerZone, version, initial, current, adminCount, around, onDone } = props;
  const now = new Date(props.now);
  const [draft, setDraft] = useState(initial);
  const [accepted, setAccepted] = useState('');
  const { state, isPending, form } = useKeptForm(scheduleUpgradeAction, ({ message = '' }) =>
    onDone(message),
  );
  const dryRun = dryRunOf(draft satisfies Draft, around, now);
  // Said of these freezes and no others: another date asks again.
  const frozen = dryRun.freezes.join('\n');
  const isSame =
    current && dryRun.window && draft.wave === initial.wave && isSameWindow(current, dryRun.window);
  const errors = (state?.errors ?? []).map((error) => ({ ...error, path: idOf(error.path) }));
  const errorAt = (path: string) => errors.find((error) => error.path === path)?.message;

  return (
    <form {...form} className="flex flex-col gap-4">
      <input type="hidden" name="accountNumber" value={account.number} />
      <input type="hidden" name="version" value={version} />
      <ErrorSummary errors={errors} title="Nothing was changed:" idOf={controlOf} />
      <ScheduleFields
        draft={draft}
        zones={[...new Set([account.timeZone, readerZone, 'UTC'])]}
        errorAt={errorAt}
        onChange={(change) => setDraft({ ...draft, ...change })}
      />
      <DryRunView
        dryRun={dryRun}
        accountZone={account.timeZone}
        readerZone={readerZone}
        adminCount={adminCount}
        now={now}
      />
      {current && (
        <TextareaField
          id={MOVE_REASON}
          name="reason"
          label="Why the date moves"
          hint="The admins read it beside the old date."
          rows={2}
          maxLength={500}
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
      <SubmitButton
        className="self-start"
        disabled={!dryRun.window || isSame === true || (frozen !== '' && accepted !== frozen)}
        isPending={isPending}
        pendingLabel="Saving…"
      >
        {`${current ? 'Move' : 'Schedule'} 1 account, tell ${people(adminCount)}`}
      </SubmitButton>
    </form>
  );
}
