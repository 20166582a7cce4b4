'use client';

import { Button } from '@/components/ui/button';

type Props = {
  /** "Send for 3 users" */
  label: string;
  /** "answered by today 15:40, done by tomorrow 13:40 Pacific" */
  promise: string;
  pending: boolean;
  /** False until the form's script is there: the browser alone would send it to nowhere. */
  ready: boolean;
  children?: React.ReactNode;
};

/** The one button that files the request; it repeats what is promised. */
export function SendBar({ label, promise, pending, ready, children }: Props) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3 border-t pt-6">
      <Button
        type="submit"
        variant="primary"
        disabled={pending || !ready}
        className="h-auto min-h-14 flex-col gap-0! px-6 py-2 whitespace-normal! max-sm:w-full"
      >
        <span>{pending ? 'Sending…' : label}</span>
        <span className="text-sm font-normal">{promise}</span>
      </Button>
      {children}
    </div>
  );
}
