'use client';

import { type FormEvent, startTransition, useActionState } from 'react';

/** Null until the form was sent. */
type Outcome = { ok: boolean } | null;

/**
 * A form whose fields stay as they are when its action has answered: React empties a form that it submits by itself, and
 * a select then shows something else than what is held. Spread `form` onto the <form>.
 */
export function useKeptForm<State extends Outcome>(
  action: (state: State, form: FormData) => Promise<State>,
  onDone?: (after: NonNullable<State>) => void,
) {
  const [state, dispatch, isPending] = useActionState<State | null, FormData>(async (before, form) => {
    const after = await action(before as State, form);
    if (after?.ok) onDone?.(after);
    return after;
  }, null);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const form = new FormData(event.currentTarget, submitter);
    startTransition(() => dispatch(form));
  };
  return { state, isPending, form: { action: dispatch, onSubmit } };
}
