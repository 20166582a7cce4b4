import { clsx } from 'clsx';
import Link from 'next/link';
import type { ComponentProps, CSSProperties, ReactNode } from 'react';

export type TableColumn = {
  label: string;
  /** The header reads it, the eye does not see it (actions, icons). */
  hideLabel?: boolean;
  align?: 'start' | 'end' | 'center';
  /** CSS width, e.g. '8rem'. */
  width?: string;
};

type Props = {
  /** Names the table for screen readers; shown above it with `showCaption`. */
  caption: string;
  columns: readonly TableColumn[];
  showCaption?: boolean;
  className?: string;
  /** Rows: `<tr>` with one `<td>` per column (`<th scope="row">` for the first where it names the row). */
  children: ReactNode;
};

/** CSS reads labels (--l2) and alignment (--a2) from the table, so no cell repeats its header. */
function columnVariables(columns: readonly TableColumn[]): CSSProperties {
  const entries = columns.flatMap(({ label, hideLabel, align }, index) => [
    ...(hideLabel ? [] : [[`--l${index + 1}`, JSON.stringify(label)]]),
    ...(align ? [[`--a${index + 1}`, align]] : []),
  ]);
  return Object.fromEntries(entries);
}

/** A table from 768 px up, labelled blocks below. Up to 12 columns. */
export function ResponsiveTable({ caption, columns, showCaption, className, children }: Props) {
  return (
    <table className={clsx('data-table', className)} style={columnVariables(columns)}>
      <caption className={showCaption ? 'px-3 py-2 text-start font-semibold' : 'sr-only'}>{caption}</caption>
      {columns.some((column) => column.width) && (
        <colgroup>
          {columns.map((column) => (
            <col key={column.label} style={{ width: column.width }} />
          ))}
        </colgroup>
      )}
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.label} scope="col">
              {column.hideLabel ? <span className="sr-only">{column.label}</span> : column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

/** The bordered surface a table stands on. */
export function TableFrame({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div className={clsx('overflow-clip rounded-lg border bg-surface md:overflow-x-auto', className)}>
      {children}
    </div>
  );
}

/** The row's main link; the whole row becomes its target. */
export function RowLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return <Link className={clsx('row-link font-medium text-ink', className)} prefetch={false} {...rest} />;
}
