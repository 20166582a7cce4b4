'use client';

import { type KeyboardEvent, useEffect } from 'react';
import type { StepState } from './run-step';

/** Ctrl or ⌘ with Enter sends; Escape leaves the text, which stays. */
export function sendOrLeave(event: KeyboardEvent<HTMLTextAreaElement>) {
  if (event.key === 'Escape') event.currentTarget.blur();
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  const { form } = event.currentTarget;
  form?.requestSubmit(form.querySelector<HTMLButtonElement>('button[data-main]'));
}

/** What was said may come into the timeline a moment before or after its answer; later it is somebody else's. */
const COMES_WITHIN_MS = 5_000;

/**
 * Whoever said something sees it stand at the end of the timeline, not under the composer that covers the page's lower part.
 * `read` is another one whenever the case was read again.
 */
export function useShowSaid(state: StepState, read: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the timeline has what was said only once it was read again.
  useEffect(() => {
    if (!state?.ok || Date.now() - state.at > COMES_WITHIN_MS) return;
    document.querySelector('.timeline > li:last-child')?.scrollIntoView({ block: 'nearest' });
  }, [state, read]);
}
