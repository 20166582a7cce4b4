'use client';

import { type ReactNode, useActionState, useEffect, useState } from 'react';
import { Button, type ButtonProps } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { severityAction } from '@/lib/cases/actions';
import type { Severity } from '@/lib/service-levels/types';
import { answered } from './answered';

type Props = {
  number: number;
  severity: Severity;
  /** Whether an answer is still due. */
  isUnanswered: boolean;
  /** The choices with the deadline each gives, drawn by the server: their words are no script. */
  children: ReactNode;
  trigger?: string;
  triggerProps?: Pick<ButtonProps, 'variant' | 'size'>;
};

/** Changes how urgent an open case is, with the deadline each choice gives. */
export function SeverityDialog({
  number,
  severity,
  isUnanswered,
  children,
  trigger = 'Change',
  triggerProps,
}: Props) {
  const [open, setOpen] = useState(false);
  const [state, submit] = useActionState(answered(severityAction), null);
  useEffect(() => {
    if (state?.ok) setOpen(false);
  }, [state]);
  return (
    <>
      <Button variant="link" size="sm" {...triggerProps} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {trigger}
        <span className="sr-only"> the severity</span>
      </Button>
      <Dialog
        title="Change the severity"
        description={
          isUnanswered
            ? 'Deadlines count from when the case was received. The timeline keeps the old and the new.'
            : 'The case has been answered; its answer is judged by the deadline that the severity gives. The timeline keeps the old and the new.'
        }
        placement="wide"
        open={open}
        onClose={() => setOpen(false)}
      >
        <form action={submit} className="flex flex-col gap-4">
          <input type="hidden" name="number" value={number} />
          <ErrorSummary title="Nothing was changed:" errors={state?.ok === false ? state.errors : []} />
          {/* Opened again, it starts from what the case has now. */}
          <div key={`${severity}-${open}`}>{children}</div>
          <div>
            <SubmitButton pendingLabel="Changing…">Change severity</SubmitButton>
          </div>
        </form>
      </Dialog>
    </>
  );
}
