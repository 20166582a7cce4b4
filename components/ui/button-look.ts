import { clsx } from 'clsx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger' | 'link';
export type ButtonSize = 'sm' | 'md';
export type ButtonLook = { variant?: ButtonVariant; size?: ButtonSize };

const variants: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-accent-solid text-on-accent hover:bg-accent-solid-hover',
  secondary: 'border-line-strong/60 bg-surface text-ink hover:border-line-strong hover:bg-hover',
  quiet: 'border-transparent bg-transparent text-muted hover:bg-hover hover:text-ink',
  danger: 'border-transparent bg-urgent-solid-button text-on-accent hover:opacity-90',
  link: 'link border-transparent',
};

const sizes: Record<ButtonSize, string> = {
  sm: 'h-8 gap-1.5 px-3 text-sm',
  md: 'h-10 gap-2 px-4 text-base',
};

/** The class of anything that should look like a button. */
export function buttonClass({ variant = 'secondary', size = 'md' }: ButtonLook = {}): string {
  return clsx(
    'inline-flex shrink-0 items-center justify-center rounded-md border font-medium whitespace-nowrap transition-colors',
    'disabled:opacity-60 aria-disabled:opacity-60',
    variants[variant],
    variant === 'link' ? (size === 'sm' ? 'min-h-6 text-sm' : 'text-base') : sizes[size],
  );
}
