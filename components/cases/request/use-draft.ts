'use client';

import { useEffect, useRef, useState } from 'react';
import { type DraftAnswer, discardDraftAction, saveDraftAction } from '@/lib/cases/actions';
import type { KeptDraft } from '@/lib/cases/types';
import { newSendKey } from '../send-key';
import { forgetLeft, leaveBehind, takeLeft } from './left-behind';
import { useAutosave } from './use-autosave';

type Options<Content> = {
  personId: string;
  account: number;
  /** Which form: `WORK-NEW_USER`, `TECHNICAL`. */
  form: string;
  /** The idempotency key the server made for this page; a kept draft has its own. */
  freshKey: string;
  kept: KeptDraft | null;
  content: Content;
  isEmpty: boolean;
  restore: (content: Content) => void;
};

/** Where the draft stands; times in epoch milliseconds. */
export type DraftState = { restoredAt: number | null; savedAt: number | null; failed: string | null };

const KEPT = 'What you typed is kept in this tab.';

/** Why it was not saved; without an answer the connection failed. */
function failureOf({ code, errors: [problem] }: DraftAnswer): string {
  if (code === 'unauthorized')
    return `You have been signed out: sign in again and come back to this form. ${KEPT}`;
  return `The draft could not be saved${problem ? `: ${problem.message}` : ' just now.'} ${KEPT}`;
}

const lost: DraftAnswer = { ok: false, errors: [] };

/** Keeps what is typed on the server, for this person, account and form: it survives a reload, sign-out and a change of computer. */
export function useDraft<Content>(options: Options<Content>) {
  const { personId, account, form, freshKey, kept, content, isEmpty, restore } = options;
  const place = { personId, account, form };
  const [key, setKey] = useState(kept?.key ?? freshKey);
  const [state, setState] = useState<DraftState>({
    restoredAt: kept?.savedAt ?? null,
    savedAt: null,
    failed: null,
  });
  /** What the server has, or is about to have; the content itself is the mark. */
  const known = useRef<unknown>(content);
  /** What the server has said it has. */
  const confirmed = useRef<unknown>(content);
  /** What was sent and not answered yet; a lost answer leaves it open whether it was saved. */
  const unanswered = useRef<unknown>(undefined);
  /** Discarding begins another round: what an earlier one still answers counts no more. */
  const round = useRef(0);
  /** While a request is on its way nothing is saved: it would arrive after the filing that deletes the draft. */
  const sending = useRef(false);
  const filed = useRef(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once; restoring again would undo typing.
  useEffect(() => {
    const left = takeLeft(place, kept);
    if (!left || JSON.stringify(left.content) === JSON.stringify(content)) return;
    restore(left.content as Content);
    setKey(left.key);
    setState((before) => ({ ...before, restoredAt: left.base || Date.now() }));
  }, []);

  async function save() {
    const isNothing = isEmpty && state.savedAt === null && state.restoredAt === null;
    if (sending.current || isNothing || known.current === content) return;
    const before = known.current;
    const own = round.current;
    known.current = content;
    unanswered.current = content;
    const saving = isEmpty
      ? discardDraftAction({ account, form })
      : saveDraftAction({ account, form, key, content });
    const answer = await saving.catch(() => lost);
    if (own !== round.current) return;
    if (answer !== lost) unanswered.current = undefined;
    if (answer.ok) confirmed.current = content;
    else known.current = before;
    const savedAt = answer.ok ? (answer.savedAt ?? null) : state.savedAt;
    setState((now) => ({ ...now, savedAt, failed: answer.ok ? null : failureOf(answer) }));
  }
  const leave = () => {
    if (filed.current || isEmpty) return;
    const base = state.savedAt ?? kept?.savedAt ?? 0;
    leaveBehind(place, { key, content, base, sent: unanswered.current }, confirmed.current !== content);
  };
  useAutosave({ changed: content, save, leave });

  return {
    key,
    state,
    renewKey: () => setKey(newSendKey()),
    hold: (isSending: boolean) => {
      sending.current = isSending;
      // Filing deletes the draft, and its answer may get lost: from now on only this tab is sure to have it.
      if (isSending) confirmed.current = null;
    },
    /** After sending nothing is kept, whatever is still on the screen: filing has deleted it. */
    clearSent: () => {
      filed.current = true;
      forgetLeft(place);
    },
    /** To begin anew, as another request. */
    discard: () => {
      round.current += 1;
      forgetLeft(place);
      void discardDraftAction({ account, form }).catch(() => null);
      setState({ restoredAt: null, savedAt: null, failed: null });
      setKey(newSendKey());
    },
  };
}
