import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { GRACE_SECONDS } from './use-grace';

type Props = {
  /** What will be done, and what does it now: “Resolve 12 cases”. */
  button: string;
  onUndo: () => void;
  onNow: () => void;
};

/** The moment before many cases are resolved: nothing is changed yet, and nobody is told. */
export function BulkGrace({ button, onUndo, onNow }: Props) {
  const undo = useRef<HTMLButtonElement>(null);
  const [left, setLeft] = useState(GRACE_SECONDS);
  useEffect(() => {
    undo.current?.focus();
    const timer = setInterval(() => setLeft((before) => Math.max(before - 1, 0)), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="bulk">
      <p role="status" className="min-w-0 flex-1">
        <span className="sr-only">
          {button} in {GRACE_SECONDS} seconds.
        </span>
        <span aria-hidden="true" className="font-medium tabular-nums">
          {button} in {left} s.
        </span>{' '}
        Until then nothing is changed and nobody is told.
      </p>
      <Button ref={undo} size="sm" variant="primary" onClick={onUndo}>
        Undo
      </Button>
      <Button size="sm" onClick={onNow}>
        {button} now
      </Button>
    </div>
  );
}
