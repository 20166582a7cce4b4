import { clsx } from 'clsx';
import Link from 'next/link';
import type { ComponentProps } from 'react';

/** A link inside running text. Nothing is prefetched: every page is rendered for its reader, and a guess would cost a render. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return <Link prefetch={false} className={clsx('link', className)} {...rest} />;
}
