'use client';

import { useState } from 'react';
import { useKeptForm } from '@/components/platform/use-kept-form';
import { type ChangeLine, useSeen } from '@/components/platform/use-seen';
import { Button } from '@/components/ui/button';
import { ChangedMeanwhile } from '@/components/ui/changed-meanwhile';
import { Dialog } from '@/components/ui/dialog';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import {
  completeUpgradeAction,
  failUpgradeAction,
  startUpgradeAction,
  type UpgradeFormState,
  withdrawUpgradeAction,
} from '@/lib/upgrades/actions';
import { FailureReason } from './failure-reason';

type Target = { accountNumber: number; version: number };
type Action = (state: UpgradeFormState, form: FormData) => Promise<UpgradeFormState>;

const verbs = {
  start: { action: startUpgradeAction as Action, label: 'Start the upgrade', pending: 'Starting…' },
  complete: {
    action: completeUpgradeAction as Action,
    label: 'Complete the upgrade',
    pending: 'Completing…',
  },
} as const;

function Hidden({ accountNumber, version }: Target) {
  return (
    <>
      <input type="hidden" name="accountNumber" value={accountNumber} />
      <input type="hidden" name="version" value={version} />
    </>
  );
}

/** Start or complete: one press, answered beside the button. */
export function ReportForm({
  verb,
  isMain,
  ...target
}: Target & { verb: keyof typeof verbs; isMain: boolean }) {
  const { action, label, pending } = verbs[verb];
  const { state, isPending, form } = useKeptForm(action);
  return (
    <form {...form} className="flex flex-col gap-2">
      <Hidden {...target} />
      <SubmitButton variant={isMain ? 'primary' : 'secondary'} isPending={isPending} pendingLabel={pending}>
        {label}
      </SubmitButton>
      <ErrorSummary title="Nothing was changed:" errors={state?.errors ?? []} />
    </form>
  );
}

type FailProps = Target & {
  /** Whether a failure can be reported now; a form that was opened before stays open. */
  isPossible: boolean;
  reports: readonly ChangeLine[];
};

/** Fail, with the reason that the audit log keeps. Whoever reports second is told what was reported, and keeps the text. */
export function FailForm({ isPossible, reports, accountNumber, version }: FailProps) {
  const [isOpen, setOpen] = useState(false);
  /** A report that was made leaves nothing for the next one. */
  const [round, setRound] = useState(0);
  const { state, isPending, form } = useKeptForm(failUpgradeAction, () => {
    setOpen(false);
    setRound((before) => before + 1);
  });
  const seen = useSeen(version, reports, isOpen);
  const error = state?.errors.find(({ path }) => path === 'reason')?.message;
  return (
    <>
      {isPossible && (
        <Button variant="secondary" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          Report a failure
        </Button>
      )}
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title="The upgrade did not complete"
        description="Account Manager opens again, the admins are told, and the account can be given another date."
      >
        <form key={round} {...form} className="flex flex-col gap-4">
          <Hidden accountNumber={accountNumber} version={seen.version} />
          <ErrorSummary
            title="Nothing was changed:"
            errors={(state?.errors ?? []).filter(({ path }) => path === '')}
          />
          <FailureReason error={error} />
          {isOpen && seen.changes && (
            <ChangedMeanwhile
              thing="The upgrade"
              what={seen.changes}
              kept="Your text is kept, and nothing of it is sent yet."
            >
              {isPossible && (
                <Button size="sm" onClick={seen.catchUp}>
                  I have read it
                </Button>
              )}
            </ChangedMeanwhile>
          )}
          <SubmitButton
            variant="danger"
            isPending={isPending}
            pendingLabel="Reporting…"
            disabled={seen.changes !== null}
          >
            Report the failure
          </SubmitButton>
        </form>
      </Dialog>
    </>
  );
}

/** Withdraw the date, after saying what that does. */
export function WithdrawForm({ adminCount, ...target }: Target & { adminCount: number }) {
  const { state, isPending, form } = useKeptForm(withdrawUpgradeAction);
  return (
    <Dialog
      trigger="Withdraw the date"
      triggerProps={{ variant: 'quiet' }}
      title="Withdraw the date"
      description={`The account is back to not scheduled, and ${adminCount} ${adminCount === 1 ? 'admin is' : 'admins are'} told that the date is called off.`}
    >
      <form {...form} className="flex flex-col gap-4">
        <Hidden {...target} />
        <ErrorSummary title="Nothing was changed:" errors={state?.errors ?? []} />
        <SubmitButton variant="danger" isPending={isPending} pendingLabel="Withdrawing…">
          Withdraw the date
        </SubmitButton>
      </form>
    </Dialog>
  );
}
