'use client';

import { useRouter } from 'next/navigation';
import { useActionState, useRef } from 'react';
import { answered, isUnanswered } from '@/components/cases/answered';
import { isSentBefore, newSendKey, SENT_BEFORE, type SendKey } from '@/components/cases/send-key';
import {
  assignAction,
  type CaseFormState,
  claimAction,
  closeAction,
  completeItemAction,
  noteAction,
  replyAction,
  resolveAction,
  resumeAction,
  severityAction,
  waitAction,
} from '@/lib/cases/actions';

const actions = {
  assign: assignAction,
  claim: claimAction,
  close: closeAction,
  'complete-item': completeItemAction,
  note: noteAction,
  reply: replyAction,
  resolve: resolveAction,
  resume: resumeAction,
  severity: severityAction,
  wait: waitAction,
} as const;

export type StepName = keyof typeof actions;
/**
 * What the last step came to; `at` tells one answer from the next. `asked` is the step as it was pressed, to be pressed
 * again; `isBehind` says that the case was another one than the person had seen.
 */
export type StepState = {
  step: StepName;
  asked: string;
  ok: boolean;
  isBehind?: boolean;
  refusal: string;
  at: number;
} | null;

const isStep = (name: string): name is StepName => name in actions;

/** What the one argument of a step is called, where it has one: "assign:me". */
const argumentNames: Partial<Record<StepName, string>> = { assign: 'assignee', 'complete-item': 'itemId' };

const LOST = 'The connection failed before there was an answer. Try again: nothing is done twice.';

/** A key for each step, as long as the page lives. */
function usePageKeys(): (step: StepName) => SendKey {
  const keys = useRef<Partial<Record<StepName, string>>>({});
  return (step) => ({
    take: () => {
      keys.current[step] ||= newSendKey();
      return keys.current[step];
    },
    drop: () => {
      delete keys.current[step];
    },
  });
}

/**
 * One state for all steps that a form can take: the pressed button is called `step`. The version in the form goes along,
 * so whoever comes second is told; the page is then read again, and what they wrote stays. `assign:me@7` is the step on
 * top of version 7, pressed once they have read what changed. A key goes along until it was taken, so what is sent again
 * after a lost answer is said once; `keyOf` keeps it where the text is kept.
 */
export function useSteps(onDone?: (step: StepName) => unknown, keyOf?: (step: StepName) => SendKey) {
  const router = useRouter();
  const pageKeys = usePageKeys();
  return useActionState(async (before: StepState, form: FormData): Promise<StepState> => {
    const [asked = '', onTop] = String(form.get('step')).split('@');
    const [step = '', argument = ''] = asked.split(':');
    if (!isStep(step)) return before;
    if (onTop) form.set('version', onTop);
    form.set(argumentNames[step] ?? 'argument', argument);
    if (step === 'wait' || step === 'resolve') form.set('comment', form.get('body') ?? '');
    const key = (keyOf ?? pageKeys)(step);
    form.set('key', key.take());
    const state = await answered(actions[step], LOST)(null, form);
    if (state?.ok || isSentBefore(state)) key.drop();
    if (state?.ok) {
      onDone?.(step);
      return { step, asked, ok: true, refusal: '', at: Date.now() };
    }
    // Without a connection the page would be replaced by the browser's own.
    if (!isUnanswered(state)) router.refresh();
    const isBehind = state?.code === 'precondition_failed';
    return { step, asked, ok: false, isBehind, refusal: refusalOf(state), at: Date.now() };
  }, null);
}

/** What went wrong, as one line; empty when nothing did. */
export const refusalOf = (state: CaseFormState): string =>
  isSentBefore(state) ? SENT_BEFORE : (state?.errors.map(({ message }) => message).join(' ') ?? '');
