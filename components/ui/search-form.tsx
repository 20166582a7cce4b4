import type { ReactNode } from 'react';
import { Button } from './button';

type Props = {
  /** The page of the list. */
  action: string;
  children: ReactNode;
  /** Beside the button: a way back to everything. */
  after?: ReactNode;
  className?: string;
};

/** What a list is narrowed to: a plain form of small fields, so that the view is in the address. */
export function SearchForm({ action, children, after, className }: Props) {
  return (
    <search className={className}>
      <form action={action} className="flex flex-wrap items-end gap-3">
        {children}
        <Button type="submit" size="sm">
          Show
        </Button>
        {after}
      </form>
    </search>
  );
}
