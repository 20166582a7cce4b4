import { clsx } from 'clsx';
import type { ReactNode } from 'react';

type PanelProps = {
  title?: ReactNode;
  /** Links or buttons at the right of the title. */
  actions?: ReactNode;
  /** 2 unless the panel sits inside another section. */
  level?: 2 | 3;
  /** Off when the content brings its own edges (a table, a list of rows). */
  padded?: boolean;
  id?: string;
  className?: string;
  children: ReactNode;
};

/** A bordered surface for one subject. */
export function Panel({ title, actions, level = 2, padded = true, id, className, children }: PanelProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  const headingId = title && id ? `${id}-title` : undefined;
  return (
    <section id={id} aria-labelledby={headingId} className={clsx('rounded-lg border bg-surface', className)}>
      {title && (
        <div className="flex min-h-12 flex-wrap items-center justify-between gap-x-3 gap-y-1 border-b px-4 py-2">
          <Heading id={headingId} className="text-base font-semibold">
            {title}
          </Heading>
          {actions}
        </div>
      )}
      <div className={padded ? 'p-4' : undefined}>{children}</div>
    </section>
  );
}

type EmptyStateProps = { title: ReactNode; children?: ReactNode; actions?: ReactNode; className?: string };

/** Nothing to show: says why and what to do about it. */
export function EmptyState({ title, children, actions, className }: EmptyStateProps) {
  return (
    <div
      className={clsx(
        'flex flex-col items-start gap-2 rounded-lg border border-dashed bg-surface p-6',
        className,
      )}
    >
      <p className="font-semibold">{title}</p>
      {children && <div className="max-w-prose text-muted">{children}</div>}
      {actions && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
