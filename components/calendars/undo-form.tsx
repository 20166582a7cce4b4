'use client';

import { useActionState } from 'react';
import { FieldError } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import { VisuallyHidden } from '@/components/ui/text';
import { removeClosedDayAction, withdrawPolicyAction } from '@/lib/calendars/actions';

type Props = {
  undo: 'closed-day' | 'policy';
  fields: Readonly<Record<string, string>>;
  label: string;
  /** Which one, for those who hear the button alone. */
  of: string;
};

/** Takes one entry back, and says why when that can't be. */
export function UndoForm({ undo, fields, label, of }: Props) {
  const action = undo === 'policy' ? withdrawPolicyAction : removeClosedDayAction;
  const [state, submit] = useActionState(action, null);
  const error = state && !state.ok ? state.errors[0]?.message : undefined;
  return (
    <form action={submit} className="flex flex-col items-start gap-1">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton size="sm" variant="quiet">
        {label} <VisuallyHidden>{of}</VisuallyHidden>
      </SubmitButton>
      {error && (
        <div role="alert">
          <FieldError>{error}</FieldError>
        </div>
      )}
    </form>
  );
}
