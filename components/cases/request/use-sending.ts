'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState, useTransition } from 'react';
import { type CaseFormState, openCaseAction } from '@/lib/cases/actions';
import { isSentBefore } from '../send-key';
import type { Refusal } from './refusal';

type Options<Context> = {
  /** Files once, however often it is sent. */
  key: string;
  /** The draft that filing deletes. */
  draft: string;
  /** Called when the sending begins, and when it was refused. */
  onSending: (isSending: boolean) => void;
  /** Called before the case page opens. */
  onFiled: () => void;
  onRefused?: (refused: Refused<Context>) => void;
  /** The key belongs to a request that was filed with other contents: the next sending needs a new one. */
  onKeyUsed: () => void;
};

/** Why the server refused, with what the form remembered of the moment of sending. */
export type Refused<Context> = { errors: readonly { path: string; message: string }[]; context: Context };

const LOST: Refusal = {
  message:
    'The connection failed before there was an answer. What you typed is kept here. Send it again: it is filed once, even if the first sending arrived.',
};
const FILED_BEFORE: Refusal = {
  message:
    'An earlier version of this request has been filed already: it is in your list of requests. Send again only if this one is to be filed as well.',
};
const SIGNED_OUT: Refusal = {
  message:
    'You have been signed out, and nothing was sent. What you typed is kept in this tab: sign in again and come back to this form.',
};

function reasonsOf(state: CaseFormState): readonly Refusal[] {
  if (state === null) return [LOST];
  return state.code === 'unauthorized' ? [SIGNED_OUT] : state.errors;
}

/** Sends a request: one at a time, and with the answer either to the case page or back to the fields. */
export function useSending<Context>({
  key,
  draft,
  onSending,
  onFiled,
  onRefused,
  onKeyUsed,
}: Options<Context>) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [refused, setRefused] = useState<Refused<Context> | null>(null);
  const [refusals, setRefusals] = useState(0);
  const busy = useRef(false);

  function settle(state: CaseFormState, context: Context) {
    if (state?.ok && state.number !== undefined) {
      onFiled();
      router.push(`/cases/${state.number}?filed=1`);
      return;
    }
    busy.current = false;
    onSending(false);
    const keyUsed = isSentBefore(state);
    if (keyUsed) onKeyUsed();
    const errors = keyUsed ? [FILED_BEFORE] : reasonsOf(state);
    const answer = { context, errors: errors.map(({ path = '', message }) => ({ path, message })) };
    setRefused(answer);
    setRefusals((count) => count + 1);
    onRefused?.(answer);
  }

  function send(request: object, context: Context) {
    if (busy.current) return;
    busy.current = true;
    onSending(true);
    const form = new FormData();
    form.set('request', JSON.stringify(request));
    form.set('key', key);
    form.set('draft', draft);
    startTransition(async () => {
      const state = await openCaseAction(null, form).catch(() => null);
      startTransition(() => settle(state, context));
    });
  }
  return { send, pending, refused, refusals };
}
