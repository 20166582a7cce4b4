'use client';

import { type FormEvent, useActionState, useEffect, useRef, useState } from 'react';
import { answered, type CaseAct } from './answered';
import { dropDraft, readDraft, writeDraft } from './browser-draft';
import { isSentBefore, newSendKey, SENT_BEFORE } from './send-key';

/** The text of a reply or a note: kept in this browser with its key until it is sent, and said once. */
export function useComposer(action: CaseAct, draft: string) {
  const key = useRef('');
  const [state, submit] = useActionState<Awaited<ReturnType<CaseAct>>, FormData>(async (before, form) => {
    key.current ||= newSendKey();
    form.set('key', key.current);
    writeDraft(draft, key.current, form.get('body'));
    return answered(action)(before, form);
  }, null);
  const [text, setText] = useState('');
  useEffect(() => {
    const kept = readDraft<string>(draft);
    if (!kept) return;
    key.current = kept.key;
    setText(kept.content);
  }, [draft]);
  const busy = useRef(false);
  useEffect(() => {
    busy.current = false;
    if (state?.ok || isSentBefore(state)) key.current = '';
    if (!state?.ok) return;
    setText('');
    dropDraft(draft);
  }, [state, draft]);
  return {
    submit,
    text,
    change: (value: string) => {
      setText(value);
      if (value === '') dropDraft(draft);
      else writeDraft(draft, key.current, value);
    },
    /** Holding the keys down, or two quick clicks, must not say it twice. */
    once: (event: FormEvent) => {
      if (busy.current) event.preventDefault();
      busy.current = true;
    },
    error: isSentBefore(state) ? SENT_BEFORE : state?.ok === false ? state.errors[0]?.message : undefined,
  };
}
