'use client';

import type { KeyboardEvent, ReactNode } from 'react';
import { FieldError } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { Kbd } from '@/components/ui/text';
import type { CaseAct } from './answered';
import { useComposer } from './use-composer';

type Props = {
  action: CaseAct;
  number: number;
  /** Of the text field, for those who don't see the placeholder. */
  label: string;
  placeholder: string;
  submitLabel: string;
  /** Where the unsent text is kept in this browser. */
  draft: string;
  /** Beside the button: what sending brings about. */
  hint?: ReactNode;
};

function sendOnKeys(event: KeyboardEvent<HTMLTextAreaElement>) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}

/** Writes a reply. What is typed survives a reload; Ctrl or ⌘ with Enter sends it. */
export function Composer({ action, number, label, placeholder, submitLabel, draft, hint }: Props) {
  const { submit, once, text, change, error } = useComposer(action, draft);
  const id = 'reply';
  return (
    <form action={submit} onSubmit={once} className="flex flex-col gap-2 rounded-lg border bg-surface p-3">
      <input type="hidden" name="number" value={number} />
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <Textarea
        id={id}
        name="body"
        rows={2}
        className="min-h-16! max-h-[40dvh]"
        placeholder={placeholder}
        value={text}
        onChange={(event) => change(event.target.value)}
        onKeyDown={sendOnKeys}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <p className="min-w-0 flex-1 text-sm text-muted">{hint}</p>
        <span className="text-xs text-faint max-sm:hidden" aria-hidden="true">
          <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd>
        </span>
        <SubmitButton size="sm">{submitLabel}</SubmitButton>
      </div>
    </form>
  );
}
