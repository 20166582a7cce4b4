'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { BulkResult, Reversal } from '@/lib/desk/types';

/** How long a change of many cases can be taken back from here. */
const UNDO_MS = 30_000;

export type BulkAnswer = BulkResult & { error: string; said: string; at: number };

type Props = {
  answer: BulkAnswer;
  onUndo: (back: Reversal[]) => void;
  onClose: () => void;
};

/** What became of it, case by case where it was refused; those are still ticked. One for each answer. */
export function BulkOutcome({ answer, onUndo, onClose }: Props) {
  const { done, refused, undo, error, said } = answer;
  const [isTooLate, setTooLate] = useState(false);
  const [isAsked, setAsked] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setTooLate(true), UNDO_MS);
    return () => clearTimeout(timer);
  }, []);
  const isMixed = error !== '' || refused.length > 0;
  return (
    <div role={isMixed ? 'alert' : 'status'} className="bulk">
      <div className="min-w-0 flex-1">
        <p className="status shape whitespace-normal" data-meaning={isMixed ? 'attention' : 'done'}>
          <span className="font-normal text-ink">
            {error || (done.length > 0 ? said : 'No case was changed.')}
            {refused.length > 0 && ` Refused: ${refused.length}, still ticked.`}
          </span>
        </p>
        {refused.length > 0 && (
          <ul className="mt-1 max-h-40 overflow-y-auto text-muted">
            {refused.map(({ number, reason }) => (
              <li key={number}>
                <span className="font-medium text-ink tabular-nums">{number}</span>: {reason}
              </li>
            ))}
          </ul>
        )}
      </div>
      {undo.length > 0 && !isTooLate && (
        // At once, though the queue may still be read anew: who sees it may press it.
        <Button
          size="sm"
          disabled={isAsked}
          onClick={() => {
            setAsked(true);
            onUndo(undo);
          }}
        >
          Undo
        </Button>
      )}
      <Button size="sm" variant="quiet" onClick={onClose}>
        Dismiss
      </Button>
    </div>
  );
}
