'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import { deliverAgainAction } from '@/lib/inbox/actions';

/** Has a mail tried at once, or delivered once more. */
export function DeliverAgain({ id, verb }: { id: string; verb: 'retry' | 'resend' }) {
  const [state, action] = useActionState(deliverAgainAction, null);
  return (
    <form action={action} className="flex flex-wrap items-center gap-3">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="verb" value={verb} />
      <SubmitButton size="sm">{verb === 'retry' ? 'Try now' : 'Send again'}</SubmitButton>
      {state && (
        <p role="alert" className="text-sm text-urgent">
          {state.message}
        </p>
      )}
    </form>
  );
}
