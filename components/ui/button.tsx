import { clsx } from 'clsx';
import Link from 'next/link';
import type { ComponentProps } from 'react';
import { type ButtonLook, buttonClass } from './button-look';

export type { ButtonSize, ButtonVariant } from './button-look';
export { buttonClass };

export type ButtonProps = ComponentProps<'button'> & ButtonLook;

export function Button({ variant, size, className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={clsx(buttonClass({ variant, size }), className)} {...rest} />;
}

export type LinkButtonProps = ComponentProps<typeof Link> & ButtonLook;

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function LinkButton({ variant, size, className, ...rest }: LinkButtonProps) {
  return <Link prefetch={false} className={clsx(buttonClass({ variant, size }), className)} {...rest} />;
}
