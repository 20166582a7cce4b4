'use client';

import { useFormStatus } from 'react-dom';
import { Button, type ButtonProps } from './button';

type Props = Omit<ButtonProps, 'type'> & {
  pendingLabel?: string;
  /** For a form that is sent by its own handler. */
  isPending?: boolean;
};

/** Submits its form once: while the form is on its way it is disabled and says so. */
export function SubmitButton({
  children,
  pendingLabel = 'Sending…',
  disabled,
  variant = 'primary',
  isPending = false,
  ...rest
}: Props) {
  const status = useFormStatus();
  const pending = isPending || status.pending;
  return (
    <Button {...rest} variant={variant} type="submit" disabled={disabled || pending}>
      {/* Both labels share one grid cell, so the button keeps its width. */}
      <span className="grid">
        <span className="col-start-1 row-start-1" style={{ visibility: pending ? 'hidden' : undefined }}>
          {children}
        </span>
        <span className="col-start-1 row-start-1" style={{ visibility: pending ? undefined : 'hidden' }}>
          {pendingLabel}
        </span>
      </span>
    </Button>
  );
}
