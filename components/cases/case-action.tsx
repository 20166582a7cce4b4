'use client';

import { type ReactNode, useActionState } from 'react';
import type { ButtonProps } from '@/components/ui/button';
import { FieldError } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import { answered, type CaseAct } from './answered';

type Props = {
  act: CaseAct;
  number: number;
  /** What the act needs besides the number. */
  fields?: Readonly<Record<string, string>>;
  children: ReactNode;
  pendingLabel?: string;
  variant?: ButtonProps['variant'];
  size?: ButtonProps['size'];
};

/** A button that does one thing to one case, and says why when it can't. */
export function CaseAction({
  act,
  number,
  fields = {},
  children,
  pendingLabel,
  variant = 'secondary',
  size = 'sm',
}: Props) {
  const [state, submit] = useActionState(answered(act), null);
  const error = state && !state.ok ? state.errors[0]?.message : undefined;
  return (
    <form action={submit} className="flex flex-col items-start gap-1">
      <input type="hidden" name="number" value={number} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant={variant} size={size} pendingLabel={pendingLabel}>
        {children}
      </SubmitButton>
      {error && (
        <div role="alert">
          <FieldError>{error}</FieldError>
        </div>
      )}
    </form>
  );
}
