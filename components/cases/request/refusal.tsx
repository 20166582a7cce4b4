'use client';

import { type MouseEvent, useEffect, useRef } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';

export type Refusal = { path?: string; message: string };

type Props = {
  errors: readonly Refusal[];
  /** Grows with every refused sending: the summary takes the focus each time. */
  attempt: number;
  title?: string;
};

const SHOWN = 12;

function goToField(event: MouseEvent<HTMLAnchorElement>): void {
  const field = document.getElementById(event.currentTarget.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  field.scrollIntoView({ block: 'center' });
  const control = field.matches('fieldset') ? field.querySelector<HTMLElement>('input') : field;
  control?.focus({ preventScroll: true });
}

/** Why nothing was sent, with the focus on it; each line leads into its field. */
export function RefusalSummary({ errors, attempt, title }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (attempt === 0 || errors.length === 0) return null;
  const more = errors.length - SHOWN;
  const shown =
    more > 0 ? [...errors.slice(0, SHOWN), { message: `And ${more} more, marked below.` }] : errors;
  return (
    <div ref={box} tabIndex={-1} className="scroll-mt-20 rounded-lg outline-offset-2">
      <ErrorSummary title={title} errors={shown} onGo={goToField} />
    </div>
  );
}
