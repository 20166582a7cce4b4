'use client';

import { useEffect, useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/input';
import { changeCasesAction, undoChangesAction } from '@/lib/desk/actions';
import type { BulkChange, Reversal } from '@/lib/desk/types';
import { BulkGrace } from './bulk-grace';
import { type BulkAnswer, BulkOutcome } from './bulk-outcome';
import { BulkResolve } from './bulk-resolve';
import { bulkChoices, type Staff, wordsOf } from './bulk-words';
import { followBox, type Ticked, tickedCases, tickOnly } from './queue-rows';
import { useGrace } from './use-grace';

type Props = { me: string; staff: Staff; now: number };

/** One listener for every box of the table; `now` is that of the page, whose rows may have changed. */
function useTicked(now: number): [Ticked[], () => void] {
  const [ticked, setTicked] = useState<Ticked[]>([]);
  useEffect(() => {
    if (now > 0) setTicked(tickedCases());
  }, [now]);
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const box = event.target;
      if (!(box instanceof HTMLInputElement) || box.type !== 'checkbox' || !box.closest('.queue')) return;
      followBox(box, event.shiftKey);
      setTicked(tickedCases());
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, []);
  return [ticked, () => setTicked(tickedCases())];
}

/** What can be done with the ticked cases, at the lower edge, where it moves nothing. */
export function BulkBar({ me, staff, now }: Props) {
  const [ticked, recount] = useTicked(now);
  const [change, choose] = useState<BulkChange | null>(null);
  const [answer, setAnswer] = useState<BulkAnswer | null>(null);
  const [isPending, start] = useTransition();

  const settle = (said: string, result: Awaited<ReturnType<typeof changeCasesAction>>) => {
    const refused = result?.refused.map(({ number }) => number) ?? [];
    if (result && !result.error) tickOnly(refused);
    recount();
    choose(null);
    setAnswer(result && { ...result, said, at: Date.now() });
  };
  const apply = (to: BulkChange, cases = tickedCases()) =>
    start(async () => {
      const result = await changeCasesAction({ cases, change: to }).catch(() => lost);
      settle(wordsOf(to, result?.done.length ?? 0, staff, me).done, result);
    });
  const undo = (back: Reversal[]) =>
    start(async () => {
      const result = await undoChangesAction(back).catch(() => lost);
      const count = result?.done.length ?? 0;
      settle(`Taken back for ${count === 1 ? '1 case' : `${count} cases`}.`, result);
    });

  const grace = useGrace((cases: Ticked[]) => apply({ kind: 'resolve' }, cases));
  if (grace.held) {
    const { button } = wordsOf({ kind: 'resolve' }, grace.held.length, staff, me);
    return (
      <section aria-label="Ticked cases" className="notice-place">
        <BulkGrace button={button} onUndo={grace.drop} onNow={grace.carryOutNow} />
      </section>
    );
  }

  if (ticked.length === 0 && !answer) return null;
  const words = change && wordsOf(change, ticked.length, staff, me);
  return (
    <section aria-label="Ticked cases" className="notice-place flex flex-col gap-2">
      {answer && (
        <BulkOutcome key={answer.at} answer={answer} onUndo={undo} onClose={() => setAnswer(null)} />
      )}
      {ticked.length > 0 && (
        <BulkSteps
          me={me}
          staff={staff}
          count={ticked.length}
          change={change}
          isPending={isPending}
          onChoose={choose}
          onApply={apply}
          onUntick={() => {
            tickOnly([]);
            choose(null);
            recount();
          }}
        />
      )}
      {change?.kind === 'resolve' && words && (
        <BulkResolve
          ask={words.ask}
          button={words.button}
          onResolve={() => {
            choose(null);
            setAnswer(null);
            grace.hold(tickedCases());
          }}
          onClose={() => choose(null)}
        />
      )}
    </section>
  );
}

const lost = {
  done: [],
  refused: [],
  undo: [],
  error:
    'No answer came. Load the page again to see which cases were changed; sending it again changes none twice.',
};

type StepsProps = {
  me: string;
  staff: Staff;
  count: number;
  change: BulkChange | null;
  isPending: boolean;
  onChoose: (change: BulkChange | null) => void;
  onApply: (change: BulkChange) => void;
  onUntick: () => void;
};

/** What to do with them, then the question whether to; resolving asks in a dialog of its own. */
function BulkSteps({ me, staff, count, change, isPending, onChoose, onApply, onUntick }: StepsProps) {
  const asked = change && change.kind !== 'resolve' ? change : null;
  const words = asked && wordsOf(asked, count, staff, me);
  return (
    <div className="bulk">
      <span className="font-medium tabular-nums">{words ? words.ask : `${count} ticked`}</span>
      {asked && words ? (
        <>
          <Button
            ref={focusOn}
            size="sm"
            variant="primary"
            disabled={isPending}
            onClick={() => onApply(asked)}
          >
            {isPending ? 'Changing…' : words.button}
          </Button>
          <Button size="sm" disabled={isPending} onClick={() => onChoose(null)}>
            Back
          </Button>
        </>
      ) : (
        <BulkChoice me={me} staff={staff} onChoose={onChoose} />
      )}
      <Button size="sm" variant="quiet" onClick={onUntick}>
        Untick all
      </Button>
    </div>
  );
}

/** The list in which it was chosen is gone: whoever chose by key goes on from here. */
const focusOn = (button: HTMLButtonElement | null) => button?.focus();

type ChoiceProps = { me: string; staff: Staff; onChoose: (change: BulkChange) => void };

function BulkChoice({ me, staff, onChoose }: ChoiceProps) {
  return bulkChoices(me, staff).map(({ label, options }) => (
    <span key={label} className="w-36">
      <Select
        controlSize="sm"
        aria-label={`${label} the ticked cases`}
        value=""
        onChange={(event) => {
          const chosen = options[Number(event.target.value)];
          if (chosen) onChoose(chosen.change);
        }}
      >
        <option value="">{label}</option>
        {options.map((option, index) => (
          <option key={option.label} value={index}>
            {option.label}
          </option>
        ))}
      </Select>
    </span>
  ));
}
