'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ChangedMeanwhile } from '@/components/ui/changed-meanwhile';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { RadioCards } from '@/components/ui/radio-cards';
import type { Severity } from '@/lib/cases/types';

export type SeverityOption = {
  severity: Severity;
  title: string;
  meaning: string;
  /** The deadline it gives, in words. */
  promise: string;
};

type Props = {
  current: Severity;
  /** Then each choice says whether the answer was in time. */
  isAnswered: boolean;
  options: readonly SeverityOption[];
  /** The case's now; `changes` says what others did since the dialog was opened. */
  version: number;
  changes: string | null;
  /** Why the last try was refused; empty when it was not. */
  refusal: string;
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
};

/** Another severity, each with the deadline it gives. It stays open, with the choice, until the change is made. */
export function SeverityDialog(props: Props) {
  const { current, isAnswered, options, version, changes, refusal, isOpen, onToggle } = props;
  const [chosen, choose] = useState<string>(current);
  const open = () => {
    choose(current);
    onToggle(true);
  };
  return (
    <>
      <Button id="change-severity" size="sm" aria-haspopup="dialog" onClick={open}>
        Severity {current}
      </Button>
      <Dialog
        title="Change severity"
        description={
          isAnswered
            ? 'The answer deadline counts from when the case was received, and the answer is judged by it. Completion stays as it is.'
            : 'The answer deadline counts from when the case was received, not from now. Completion stays as it is.'
        }
        placement="wide"
        open={isOpen}
        onClose={() => onToggle(false)}
      >
        <RadioCards
          name="severity"
          legend="New severity"
          columns={3}
          value={chosen}
          onChange={choose}
          options={options.map(({ severity, title, meaning, promise }) => ({
            value: severity,
            title: `${severity} · ${title}`,
            description: meaning,
            footer: <span className="font-medium">{promise}</span>,
          }))}
        />
        {isOpen && changes && (
          <div className="mt-3">
            <ChangedMeanwhile thing="This case" what={changes} kept="Your choice is kept.">
              {chosen !== current && (
                <Button type="submit" name="step" value={`severity@${version}`} size="sm">
                  Change to {chosen} all the same
                </Button>
              )}
            </ChangedMeanwhile>
          </div>
        )}
        {refusal && (
          <p role="alert" className="status shape mt-3 whitespace-normal" data-meaning="urgent">
            {refusal}
          </p>
        )}
        <div className="mt-4 flex gap-2">
          <Button
            type="submit"
            name="step"
            value="severity"
            variant="primary"
            size="sm"
            disabled={chosen === current || changes !== null}
          >
            {chosen === current ? `It is ${current} now` : `Change to ${chosen}`}
          </Button>
          <DialogClose size="sm">Keep {current}</DialogClose>
        </div>
      </Dialog>
    </>
  );
}
