'use client';

import type { ReactNode } from 'react';

type Props = {
  /** "This case". */
  thing: string;
  /** Who did what and when. */
  what: string;
  /** What became of what the reader typed or chose, and what to do now. */
  kept: string;
  /** The way on. */
  children?: ReactNode;
};

/** Told between what is typed or chosen and its button: somebody changed the thing in the meantime. */
export function ChangedMeanwhile({ thing, what, kept, children }: Props) {
  return (
    <div
      role="status"
      className="tint flex flex-wrap items-center gap-2 rounded-md border px-3 py-2 text-sm"
      data-meaning="attention"
    >
      <p className="status shape flex-1 basis-64 items-baseline whitespace-normal" data-meaning="attention">
        <span className="font-normal text-ink">
          {thing} changed in the meantime: {what}. {kept}
        </span>
      </p>
      {children}
    </div>
  );
}
