'use client';

import { Button } from '@/components/ui/button';
import { formatInstant, formatTime, zoneName } from '@/components/ui/time';
import type { DraftState } from './use-draft';

type Props = { draft: DraftState; zone: string; onDiscard: () => void };

/** Says that a draft came back, and offers to begin anew. */
export function DraftNote({ draft: { restoredAt }, zone, onDiscard }: Props) {
  if (restoredAt === null) return null;
  return (
    <p role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
      <span>
        Your draft of {formatInstant(new Date(restoredAt), zone)} is back. Nothing has been sent yet.
      </span>
      <Button variant="link" size="sm" onClick={onDiscard}>
        Discard it
      </Button>
    </p>
  );
}

/** Beside the button that sends: what is typed is safe, since when, or why not. */
export function DraftSaved({ draft: { savedAt, failed }, zone, onDiscard }: Props) {
  if (failed)
    return (
      <p role="status" data-meaning="attention" className="status shape items-baseline whitespace-normal">
        {failed}
      </p>
    );
  if (savedAt === null) return null;
  const at = new Date(savedAt);
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
      <span>
        Draft saved{' '}
        <time dateTime={at.toISOString()}>
          {formatTime(at, zone)} {zoneName(zone)}
        </time>
      </span>
      <Button variant="link" size="sm" onClick={onDiscard}>
        Discard draft
      </Button>
    </p>
  );
}
