'use client';

import { clsx } from 'clsx';
import { useEffect, useRef, useState } from 'react';
import { AttachFiles } from '@/components/attachments/attach-files';
import { type ChangeLine, useSeen } from '@/components/platform/use-seen';
import { Button } from '@/components/ui/button';
import { ChangedMeanwhile } from '@/components/ui/changed-meanwhile';
import type { CaseStatus } from '@/lib/cases/types';
import type { MacroStatus } from '@/lib/macros/types';
import { AlsoFields, MacroNote } from './macro-note';
import { Mentions } from './mentions';
import { type StepName, useSteps } from './run-step';
import { sendOrLeave, useShowSaid } from './said';
import { useDraft } from './use-draft';
import { useMacros } from './use-macros';

type Props = {
  /** Who writes. */
  me: string;
  number: number;
  version: number;
  status: CaseStatus;
  /** Who reads a reply. */
  requester: string;
  /** What people did to the case lately, for whoever was writing meanwhile. */
  changes: readonly ChangeLine[];
  /** What can stand after an `@` in a note. */
  colleagues: readonly string[];
};
type Mode = 'reply' | 'note';

/** Replies and notes have a text each, so that none can go where the other was meant. */
export function Composer({ me, number, version, status, requester, changes, colleagues }: Props) {
  const isOver = status === 'CLOSED' || status === 'CANCELLED';
  const [mode, setMode] = useState<Mode>(isOver ? 'note' : 'reply');
  const reply = useDraft(me, `${number}:reply`);
  const note = useDraft(me, `${number}:note`);
  const draftOf = (step: StepName) => (step === 'note' ? note : reply);
  const { text, write: setText } = draftOf(mode);
  const field = useRef<HTMLTextAreaElement>(null);
  const macros = useMacros(number, field, setText);
  const [state, run, isPending] = useSteps(
    (step) => {
      macros.forget();
      draftOf(step).write('');
    },
    (step) => draftOf(step).key,
  );

  useShowSaid(state, changes);
  const seen = useSeen(version, changes, reply.text.trim() !== '');
  const isBehind = mode === 'reply' && seen.changes !== null && !isPending;

  const write = (next: Mode) => {
    setMode(next);
    requestAnimationFrame(() => field.current?.focus());
  };
  useEffect(() => {
    const wanted = location.hash.slice(1);
    if (wanted !== 'reply' && wanted !== 'note') return;
    // Without Next's own state, so that its router forgets the mark, too.
    history.replaceState(null, '', location.pathname + location.search);
    setMode((now) => (wanted === 'reply' && now === 'note' ? now : wanted));
    field.current?.focus();
  }, []);

  const isNote = mode === 'note';
  return (
    <AttachFiles number={number} internal={isNote}>
      <form
        action={run}
        aria-label={isNote ? 'Internal note' : 'Reply'}
        className={clsx('composer rounded-lg', isNote ? 'composer-note' : 'composer-reply')}
      >
        <input type="hidden" name="number" value={number} />
        {!isNote && <AlsoFields macro={macros.used} />}
        {!isNote && <input type="hidden" name="version" value={seen.version} />}
        <div className="composer-head">
          <span className="flex gap-1">
            {!isOver && <ModeButton mode="reply" current={mode} onChoose={write} label="Reply" />}
            <ModeButton mode="note" current={mode} onChoose={write} label="Internal note" />
          </span>
          <span id="composer-reader">
            {isNote ? 'Only the support staff see this.' : `${requester} and the account’s admins see this.`}
          </span>
        </div>
        <textarea
          ref={field}
          name="body"
          rows={2}
          required
          maxLength={20_000}
          placeholder={isNote ? 'Write a note; @ calls a colleague' : 'Write a reply'}
          aria-label={isNote ? 'Internal note' : 'Reply'}
          aria-describedby="composer-reader"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            const isTab =
              event.key === 'Tab' && !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
            if (isTab && macros.onTab()) event.preventDefault();
            else sendOrLeave(event);
          }}
        />
        {isNote && <Mentions field={field} colleagues={colleagues} onText={setText} />}
        <MacroNote told={macros.told} macro={isNote ? null : macros.used} onForget={macros.forget} />
        {isBehind && (
          <div className="mx-3 my-2">
            <ChangedMeanwhile
              thing="This case"
              what={seen.changes ?? ''}
              kept="Your text is kept. Read what is new above, then go on."
            >
              <Button size="sm" onClick={seen.catchUp}>
                I have read it
              </Button>
            </ChangedMeanwhile>
          </div>
        )}
        {state?.refusal && !isPending && (
          <p role="alert" className="status shape px-3 pb-2 whitespace-normal" data-meaning="urgent">
            {state.refusal} {!state.ok && 'Your text is kept.'}
          </p>
        )}
        <ComposerButtons
          mode={mode}
          status={status}
          isPending={isPending}
          main={macros.used?.status ?? null}
          onMacros={macros.open}
        />
      </form>
      {macros.list}
    </AttachFiles>
  );
}

type ModeProps = { mode: Mode; current: Mode; label: string; onChoose: (mode: Mode) => void };

function ModeButton({ mode, current, label, onChoose }: ModeProps) {
  return (
    <button
      type="button"
      id={`write-${mode}`}
      aria-pressed={mode === current}
      onClick={() => onChoose(mode)}
      className="composer-mode"
    >
      {label}
    </button>
  );
}

type ButtonsProps = {
  mode: Mode;
  status: CaseStatus;
  isPending: boolean;
  /** What a macro makes of the case when its text is sent. */
  main: MacroStatus | null;
  onMacros: () => Promise<void>;
};

function ComposerButtons({ mode, status, isPending, main, onMacros }: ButtonsProps) {
  const common = { type: 'submit', name: 'step', size: 'sm', disabled: isPending } as const;
  const isWorked = status === 'NEW' || status === 'OPEN';
  const wanted = mode === 'reply' && isWorked ? main : null;
  const asMain = (isMain: boolean) =>
    isMain
      ? { 'data-main': true, variant: mode === 'reply' ? ('primary' as const) : ('secondary' as const) }
      : {};
  return (
    <div className="flex flex-wrap items-center justify-end gap-2 px-3 pt-1 pb-3">
      <Button size="sm" variant="quiet" id="macros" aria-haspopup="dialog" onClick={() => void onMacros()}>
        Macros
      </Button>
      <span className="mr-auto text-xs text-faint max-sm:hidden">Ctrl or ⌘ and Enter sends</span>
      {mode === 'reply' && isWorked && (
        <>
          <Button {...common} value="resolve" {...asMain(wanted === 'RESOLVE')}>
            Send and resolve
          </Button>
          <Button {...common} value="wait" {...asMain(wanted === 'WAIT')}>
            Send and wait
          </Button>
        </>
      )}
      <Button {...common} value={mode} {...asMain(wanted === null)}>
        {mode === 'reply' ? 'Send reply' : 'Save note'}
      </Button>
    </div>
  );
}
