import { clsx } from 'clsx';
import type { ReactNode } from 'react';

/** What a control inside a Field must spread: it ties label, hint and error together. */
export type ControlProps = {
  id: string;
  name: string;
  required?: boolean;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
};

export type FieldProps = {
  name: string;
  label: ReactNode;
  /** Defaults to the name; give one when the same name appears twice on a page. */
  id?: string;
  hint?: ReactNode;
  error?: string;
  required?: boolean;
  /** Adds "(optional)" to the label. Fields are required unless they say otherwise. */
  optional?: boolean;
  hideLabel?: boolean;
  className?: string;
  children: (control: ControlProps) => ReactNode;
};

/** Label, hint, control and error, in that order; the error says what to do. */
export function Field({
  name,
  label,
  id = name,
  hint,
  error,
  required,
  optional,
  hideLabel,
  className,
  children,
}: FieldProps) {
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  return (
    <div className={clsx('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'text-sm font-medium'}>
        {label}
        {optional && <span className="font-normal text-faint"> (optional)</span>}
      </label>
      {hint && (
        <p id={hintId} className="text-sm text-muted">
          {hint}
        </p>
      )}
      {children({
        id,
        name,
        required,
        'aria-describedby': clsx(hintId, errorId) || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {error && <FieldError id={errorId}>{error}</FieldError>}
    </div>
  );
}

export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="status shape items-baseline whitespace-normal" data-meaning="urgent">
      {children}
    </p>
  );
}

type FieldsetProps = {
  legend: ReactNode;
  hint?: ReactNode;
  error?: string;
  id?: string;
  hideLegend?: boolean;
  className?: string;
  children: ReactNode;
};

/** Groups controls that answer one question. */
export function Fieldset({ legend, hint, error, id, hideLegend, className, children }: FieldsetProps) {
  const errorId = error && id ? `${id}-error` : undefined;
  return (
    <fieldset id={id} aria-describedby={errorId} className={clsx('flex min-w-0 flex-col gap-2', className)}>
      <legend className={hideLegend ? 'sr-only' : 'mb-1 text-base font-semibold'}>{legend}</legend>
      {hint && <p className="-mt-1 text-sm text-muted">{hint}</p>}
      {children}
      {error && <FieldError id={errorId}>{error}</FieldError>}
    </fieldset>
  );
}
