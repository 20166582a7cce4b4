import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export type KeyValue = { label: string; value: ReactNode };

/** Facts about one thing. `rows`: label left, value right; `stacked`: label above value, for narrow columns. */
export function KeyValueList({
  items,
  layout = 'rows',
  className,
}: {
  items: readonly KeyValue[];
  layout?: 'rows' | 'stacked';
  className?: string;
}) {
  return (
    <dl className={clsx('flex flex-col text-sm', layout === 'rows' ? 'gap-2' : 'gap-3', className)}>
      {items.map(({ label, value }) => (
        <div
          key={label}
          className={layout === 'rows' ? 'grid grid-cols-[8rem_minmax(0,1fr)] gap-x-3' : undefined}
        >
          <dt className="text-faint">{label}</dt>
          <dd className="min-w-0 tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
