'use client';

import { useEffect, useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/input';
import { changeCasesAction, undoChangesAction } from '@/lib/desk/actions';
import type { BulkChange, Reversal } from '@/lib/desk/types';
import { type BulkAnswer, BulkOutcome } from './bulk-outcome';
import { BulkResolve } from './bulk-resolve';
import { bulkChoices, type Staff, wordsOf } from './bulk-words';
import { followBox, type Ticked, tickedCases, tickOnly } from './queue-rows';

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
  const apply = (to: BulkChange) =>
    start(async () => {
      const cases = tickedCases();
      const result = await changeCasesAction({ cases, change: to }).catch(() => lost);
      settle(wordsOf(to, result?.done.length ?? 0, staff, me).done, result);
    });
  const undo = (back: Reversal[]) =>
    start(async () => {
      const result = await undoChangesAction(back).catch(() => lost);
      const count = result?.done.length ?? 0;
      settle(`Taken back for ${count === 1 ? '1 case' : `${count} cases`}.`, result);
    });

  if (ticked.length === 0 && !answer) return null;
  const words = change && wordsOf(change, ticked.length, staff, me);
  return (
    <section aria-label="Ticked cases" className="notice-place flex flex-col gap-2">
      {answer && (
        <BulkOutcome answer={answer} onUndo={undo} isPending={isPending} onClose={() => setAnswer(null)} />
      )}
      {ticked.length > 0 && (
        <div className="bulk">
          <span className="font-medium tabular-nums">
            {words && change.kind !== 'resolve' ? words.ask : `${ticked.length} ticked`}
          </span>
          {change && words && change.kind !== 'resolve' ? (
            <>
              <Button
                ref={focusOn}
                size="sm"
                variant="primary"
                disabled={isPending}
                onClick={() => apply(change)}
              >
                {isPending ? 'Changing…' : words.button}
              </Button>
              <Button size="sm" disabled={isPending} onClick={() => choose(null)}>
                Back
              </Button>
            </>
          ) : (
            <BulkChoice me={me} staff={staff} onChoose={choose} />
          )}
          <Button
            size="sm"
            variant="quiet"
            onClick={() => {
              tickOnly([]);
              choose(null);
              recount();
            }}
          >
            Untick all
          </Button>
        </div>
      )}
      {change?.kind === 'resolve' && words && (
        <BulkResolve
          {...words}
          isPending={isPending}
          onResolve={() => apply(change)}
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
