'use client';

import { type ReactNode, useActionState } from 'react';
import { FieldError } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import { acknowledgePreparationAction } from '@/lib/preparation/actions';

type Props = {
  accountNumber: number;
  lines: readonly { finding: string; fingerprint: string }[];
  children: ReactNode;
};

/** Notes that an admin has seen lines of the checklist, as they stand on the screen. */
export function AcknowledgeForm({ accountNumber, lines, children }: Props) {
  const [state, submit] = useActionState(acknowledgePreparationAction, null);
  return (
    <form action={submit} className="flex flex-wrap items-center gap-3">
      <input type="hidden" name="accountNumber" value={accountNumber} />
      {lines.map(({ finding, fingerprint }) => (
        <input key={finding} type="hidden" name="line" value={`${finding} ${fingerprint}`} />
      ))}
      <SubmitButton variant="secondary" size="sm" pendingLabel="Noting…">
        {children}
      </SubmitButton>
      {state && <FieldError>{state.error}</FieldError>}
    </form>
  );
}
