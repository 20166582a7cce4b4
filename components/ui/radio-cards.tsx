import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Fieldset } from './field';

export type RadioCard = {
  value: string;
  title: ReactNode;
  description?: ReactNode;
  /** The consequence of choosing it, set apart at the bottom of the card. */
  footer?: ReactNode;
  disabled?: boolean;
};

type Props = {
  name: string;
  legend: ReactNode;
  options: readonly RadioCard[];
  defaultValue?: string;
  /** Controlled use from a client component. */
  value?: string;
  onChange?: (value: string) => void;
  hint?: ReactNode;
  error?: string;
  columns?: 1 | 2 | 3;
  required?: boolean;
};

const columnClass = { 1: '', 2: 'sm:grid-cols-2', 3: 'sm:grid-cols-3' };

/** Native radios drawn as cards: arrow keys, form data and screen readers work as ever. */
export function RadioCards({
  name,
  legend,
  options,
  defaultValue,
  value,
  onChange,
  hint,
  error,
  columns = 1,
  required,
}: Props) {
  return (
    <Fieldset legend={legend} hint={hint} error={error} id={name}>
      <div className={clsx('grid gap-3', columnClass[columns])}>
        {options.map((option) => (
          <label
            key={option.value}
            className="flex gap-3 rounded-lg border border-line-strong/60 bg-surface p-3 transition-colors hover:border-line-strong has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent has-disabled:opacity-60"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              required={required}
              disabled={option.disabled}
              className="mt-1 size-4 shrink-0 outline-none"
              {...(onChange
                ? { checked: value === option.value, onChange: () => onChange(option.value) }
                : { defaultChecked: defaultValue === option.value })}
            />
            <span className="flex min-w-0 flex-1 flex-col gap-1">
              <span className="font-medium">{option.title}</span>
              {option.description && <span className="text-sm text-muted">{option.description}</span>}
              {option.footer && <span className="mt-auto pt-1 text-sm">{option.footer}</span>}
            </span>
          </label>
        ))}
      </div>
    </Fieldset>
  );
}
