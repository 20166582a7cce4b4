'use client';

import { clsx } from 'clsx';
import Link from 'next/link';
import type { ComponentProps } from 'react';

/** A link in a Menu: closes it, since the page around it stays when only the content changes. */
export function MenuLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      prefetch={false}
      className={clsx('menu-item', className)}
      onClick={(event) => event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()}
      {...rest}
    />
  );
}
