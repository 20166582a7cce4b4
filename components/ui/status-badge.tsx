import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import type { Meaning } from './meaning';

type Props = { meaning: Meaning; children: ReactNode; pill?: boolean; className?: string };

/** Shape + word + colour. Plain in tables, a pill beside headings. */
export function StatusBadge({ meaning, children, pill, className }: Props) {
  return (
    <span className={clsx('status shape', pill && 'status-pill tint', className)} data-meaning={meaning}>
      {children}
    </span>
  );
}

/** A neutral label for a kind, product or region: not a status. */
export function Badge({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span
      className={clsx(
        'inline-flex items-center rounded-sm border border-line px-1.5 text-xs leading-5 text-muted whitespace-nowrap',
        className,
      )}
    >
      {children}
    </span>
  );
}
