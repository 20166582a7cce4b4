import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import type { Meaning } from './meaning';

type Props = {
  meaning?: Meaning;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** `alert` interrupts a screen reader, `status` waits for a pause; leave out for text that was there from the start. */
  role?: 'alert' | 'status' | 'note';
  className?: string;
};

/** Something the reader must know here and now. Lead with what it means for them. */
export function Callout({ meaning = 'calm', title, children, actions, role, className }: Props) {
  return (
    <div
      role={role}
      data-meaning={meaning}
      className={clsx('tint flex flex-wrap gap-3 rounded-lg border p-4', className)}
    >
      <div className="min-w-0 flex-1 basis-96">
        {title && (
          <p className="status shape items-baseline text-base whitespace-normal" data-meaning={meaning}>
            {title}
          </p>
        )}
        {children && <div className={clsx('text-ink', title && 'mt-1')}>{children}</div>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
  );
}
