'use client';

import { createContext, type ReactNode, use, useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { BulkDialog } from './bulk-dialog';
import { accountsInWords, type BulkTarget, type BulkVerb, bulkWords, verbsOf } from './bulk-words';

type Asked = { verb: BulkVerb; targets: readonly BulkTarget[] };
type Bulk = {
  ticked: ReadonlyMap<number, BulkTarget>;
  tick: (targets: readonly BulkTarget[], isTicked: boolean) => void;
  ask: (asked: Asked) => void;
};

const BulkContext = createContext<Bulk | null>(null);

function useBulk(): Bulk {
  const bulk = use(BulkContext);
  if (!bulk) throw new Error('This belongs inside a BulkBoard.');
  return bulk;
}

/**
 * The rows of the board with what is ticked in them, which outlives every refresh: a row that moves to another part or page
 * stays ticked. Whatever is reported is confirmed first, in one dialog for all rows.
 */
export function BulkBoard({ shown, children }: { shown: readonly BulkTarget[]; children: ReactNode }) {
  const [picked, setPicked] = useState<ReadonlyMap<number, BulkTarget>>(new Map());
  const [asked, setAsked] = useState<Asked | null>(null);
  // What is on the page is told as the page shows it now, the rest as it was last seen.
  const ticked = useMemo(() => {
    const fresh = new Map(picked);
    for (const target of shown) if (picked.has(target.accountNumber)) fresh.set(target.accountNumber, target);
    return fresh;
  }, [picked, shown]);
  const tick = (targets: readonly BulkTarget[], isTicked: boolean) =>
    setPicked((before) => {
      const after = new Map(before);
      for (const target of targets)
        if (isTicked) after.set(target.accountNumber, target);
        else after.delete(target.accountNumber);
      return after;
    });
  const targets = [...ticked.values()];
  return (
    <BulkContext value={{ ticked, tick, ask: setAsked }}>
      {children}
      {targets.length > 0 && (
        <section
          aria-label="Ticked accounts"
          className="sticky bottom-3 z-20 mt-4 flex flex-wrap items-center gap-2 rounded-lg border bg-surface p-3 shadow-overlay"
        >
          <span role="status" className="mr-2 text-sm font-medium tabular-nums">
            {accountsInWords(targets.length)} ticked
          </span>
          {verbsOf(targets).map((verb) => (
            <Button key={verb} size="sm" aria-haspopup="dialog" onClick={() => setAsked({ verb, targets })}>
              {bulkWords[verb].label}
            </Button>
          ))}
          <Button size="sm" variant="quiet" onClick={() => setPicked(new Map())}>
            Clear
          </Button>
        </section>
      )}
      {asked && (
        <BulkDialog
          {...asked}
          onDone={(accountNumbers) =>
            tick(
              asked.targets.filter((target) => accountNumbers.includes(target.accountNumber)),
              false,
            )
          }
          onClose={() => setAsked(null)}
        />
      )}
    </BulkContext>
  );
}

const boxClass = 'size-4 shrink-0 accent-(--color-accent-solid)';

export function Tick({ target }: { target: BulkTarget }) {
  const { ticked, tick } = useBulk();
  return (
    // Wide enough for a thumb, and above the link that the row is.
    <label className="relative z-1 -m-2 flex p-2">
      <input
        type="checkbox"
        aria-label={`Tick ${target.name}`}
        className={boxClass}
        checked={ticked.has(target.accountNumber)}
        onChange={(event) => tick([target], event.target.checked)}
      />
    </label>
  );
}

/** Ticks every row of a part that is on this page. */
export function TickAll({ targets, part }: { targets: readonly BulkTarget[]; part: string }) {
  const { ticked, tick } = useBulk();
  return (
    <label className="flex items-center gap-2 text-sm text-muted">
      <input
        type="checkbox"
        aria-label={`Tick ${accountsInWords(targets.length)} on this page: ${part}`}
        className={boxClass}
        checked={targets.every(({ accountNumber }) => ticked.has(accountNumber))}
        onChange={(event) => tick(targets, event.target.checked)}
      />
      Tick these {targets.length}
    </label>
  );
}

/** What can be reported of one row. */
export function RowVerbs({ target, verbs }: { target: BulkTarget; verbs: readonly BulkVerb[] }) {
  const { ask } = useBulk();
  return (
    <span className="flex flex-wrap gap-1">
      {verbs.map((verb) => (
        <Button
          key={verb}
          size="sm"
          variant={verb === 'fail' ? 'quiet' : 'secondary'}
          aria-haspopup="dialog"
          aria-label={`${bulkWords[verb].row} the upgrade of ${target.name}`}
          onClick={() => ask({ verb, targets: [target] })}
        >
          {bulkWords[verb].row}
        </Button>
      ))}
    </span>
  );
}
