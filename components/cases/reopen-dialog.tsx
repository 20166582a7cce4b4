'use client';

import { useActionState, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextareaField } from '@/components/ui/text-field';
import { reopenAction } from '@/lib/cases/actions';
import { answered } from './answered';

type Props = {
  number: number;
  label: string;
  /** Until when it can be taken up again, in words with the zone. */
  until: string;
  /** What taking it up again promises, in words. */
  promise: string;
};

/** Takes a resolved technical case up again, with what is still wrong. What is typed stays when it is refused. */
export function ReopenDialog({ number, label, until, promise }: Props) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [state, submit, isPending] = useActionState(answered(reopenAction), null);
  useEffect(() => {
    if (state?.ok) setOpen(false);
  }, [state]);
  const error = state && !state.ok ? state.errors[0]?.message : undefined;
  return (
    <>
      <Button size="sm" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog
        title="Take this up again"
        description={`The same case goes on; it can be taken up again until ${until}.`}
        open={open}
        onClose={() => setOpen(false)}
      >
        <form action={submit} className="flex flex-col gap-4" aria-busy={isPending}>
          <input type="hidden" name="number" value={number} />
          <TextareaField
            label="What is still wrong?"
            name="reason"
            hint={promise}
            rows={4}
            required
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            error={error}
          />
          <div>
            <SubmitButton variant="primary" pendingLabel="Taking it up…">
              Take it up again
            </SubmitButton>
          </div>
        </form>
      </Dialog>
    </>
  );
}
