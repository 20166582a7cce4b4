import { clsx } from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

type Size = { controlSize?: 'sm' | 'md' };

const frame =
  'w-full min-w-0 rounded-md border border-line-strong bg-surface text-ink transition-colors placeholder:text-faint hover:border-muted aria-invalid:border-urgent-solid disabled:bg-sunken disabled:text-muted';

function controlClass(size: 'sm' | 'md' = 'md') {
  return clsx(frame, size === 'sm' ? 'h-8 px-2 text-sm' : 'h-10 px-3 text-base');
}

export function Input({ controlSize, className, ...rest }: ComponentProps<'input'> & Size) {
  return <input className={clsx(controlClass(controlSize), 'read-only:bg-sunken', className)} {...rest} />;
}

/** The platform's own select: it works without a script and on every phone. */
export function Select({ controlSize, className, ...rest }: ComponentProps<'select'> & Size) {
  return <select className={clsx(controlClass(controlSize), 'select pr-8', className)} {...rest} />;
}

/** Grows with its text up to 24 lines. */
export function Textarea({ className, rows = 4, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      rows={rows}
      className={clsx(frame, 'field-sizing-content max-h-[38rem] min-h-24 px-3 py-2 text-base', className)}
      {...rest}
    />
  );
}

type CheckboxProps = Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; hint?: ReactNode };

export function Checkbox({ label, hint, className, ...rest }: CheckboxProps) {
  return (
    <label className={clsx('flex items-start gap-2', className)}>
      <input type="checkbox" className="mt-1 size-4 shrink-0" {...rest} />
      <span className="min-w-0">
        <span>{label}</span>
        {hint && <span className="block text-sm text-muted">{hint}</span>}
      </span>
    </label>
  );
}
