'use client';

import { type MouseEvent, type ReactNode, useState } from 'react';
import type { ChangeLine } from '@/components/platform/use-seen';
import { Button } from '@/components/ui/button';
import { ChoiceMenu } from '@/components/ui/choice-menu';
import { Menu } from '@/components/ui/menu';
import type { CaseStatus, PersonRef, Severity } from '@/lib/cases/types';
import { StepNotice } from './notice';
import { SeverityDialog, type SeverityOption } from './severity-dialog';
import { StepConflict } from './step-conflict';
import { useCheckedSteps } from './use-checked-steps';

type Props = {
  number: number;
  version: number;
  status: CaseStatus;
  severity: Severity;
  isAnswered: boolean;
  assigneeId: string | null;
  me: string;
  staff: readonly Pick<PersonRef, 'id' | 'name'>[];
  severities: readonly SeverityOption[];
  /** What waiting does to the clock, in words. */
  waiting: string;
  /** What resolving leaves undone, in words; empty when nothing. */
  unfinished: string;
  /** What people did to the case lately. */
  changes: readonly ChangeLine[];
};

const isWorked = (status: CaseStatus) =>
  status === 'NEW' || status === 'OPEN' || status === 'WAITING_ON_CUSTOMER';

/** What can be done with the case besides writing. Each button is a step of one form. */
export function CaseActions(props: Props) {
  const { number, version, changes } = props;
  const [atIt, setAtIt] = useState<'menu' | 'severity' | null>(null);
  const steps = useCheckedSteps(version, changes, atIt !== null, () => setAtIt(null));
  const { state, run, isPending, refused, seen, leave } = steps;
  // What became of the severity is told in its dialog.
  const isOfSeverity = state?.step === 'severity' && !state.ok;
  return (
    <form id="steps" action={run} className="flex flex-wrap items-center gap-2" aria-busy={isPending}>
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="version" value={seen.version} />
      <fieldset disabled={isPending} className="contents">
        <legend className="sr-only">Steps</legend>
        <Choices {...props} isPending={isPending} onToggle={(isOpen) => setAtIt(isOpen ? 'menu' : null)}>
          {(isWorked(props.status) || atIt === 'severity') && (
            <SeverityDialog
              current={props.severity}
              isAnswered={props.isAnswered}
              options={props.severities}
              version={version}
              changes={seen.changes}
              refusal={isOfSeverity && refused && !refused.isBehind ? refused.refusal : ''}
              isOpen={atIt === 'severity'}
              onToggle={(isOpen) => {
                setAtIt(isOpen ? 'severity' : null);
                if (isOfSeverity) leave();
              }}
            />
          )}
        </Choices>
        {refused?.isBehind && !isOfSeverity && (
          <StepConflict
            state={refused}
            changes={seen.changes}
            version={version}
            label={assigning(refused.asked, props)}
            onLeave={leave}
          />
        )}
      </fieldset>
      <StepNotice state={state?.isBehind || isOfSeverity ? null : state} />
    </form>
  );
}

type ChoicesProps = Props & Toggled & { isPending: boolean; children: ReactNode };

function Choices({ children, isPending, onToggle, ...props }: ChoicesProps) {
  const { status, assigneeId, me } = props;
  return (
    <>
      {isWorked(status) && assigneeId === null && (
        <Step step="claim" variant="primary">
          Claim
        </Step>
      )}
      {isWorked(status) && (
        <ChoiceMenu
          trigger="Assign"
          form="steps"
          name="step"
          choices={assignees(props, assigneeId === me)}
          disabled={isPending}
          onToggle={onToggle}
        />
      )}
      {children}
      {status === 'OPEN' && <WaitMenu waiting={props.waiting} onToggle={onToggle} />}
      {status === 'WAITING_ON_CUSTOMER' && <Step step="resume">Resume</Step>}
      {status === 'OPEN' && <ResolveMenu unfinished={props.unfinished} onToggle={onToggle} />}
      {status === 'RESOLVED' && <Step step="close">Close</Step>}
    </>
  );
}

type StepProps = { step: string; variant?: 'primary' | 'secondary'; children: string };

function Step({ step, variant, children }: StepProps) {
  return (
    <Button type="submit" name="step" value={step} size="sm" variant={variant}>
      {children}
    </Button>
  );
}

/** A step out of a popover closes it; the form still gets the click. */
const putAway = (event: MouseEvent<HTMLElement>) =>
  event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();

type People = Pick<Props, 'staff' | 'assigneeId' | 'me'>;

function assignees({ staff, assigneeId, me }: People, isMine: boolean) {
  const others = staff.filter(({ id }) => id !== me && id !== assigneeId);
  return [
    ...(!isMine && assigneeId !== null ? [{ value: 'assign:me', label: 'To me' }] : []),
    ...(assigneeId !== null ? [{ value: 'assign:', label: 'Back into the queue' }] : []),
    ...others.map(({ id, name }) => ({ value: `assign:${id}`, label: name })),
  ];
}

/** Whom the step would give the case to, whoever has it by now. */
function assigning(asked: string, { staff }: People): string | undefined {
  const [step, to] = asked.split(':');
  if (step !== 'assign') return undefined;
  if (!to) return 'Put back';
  return `Assign to ${to === 'me' ? 'me' : (staff.find(({ id }) => id === to)?.name ?? 'them')}`;
}

type Toggled = { onToggle: (isOpen: boolean) => void };

function WaitMenu({ waiting, onToggle }: Toggled & { waiting: string }) {
  return (
    <Menu trigger="Wait on customer" variant="secondary" align="start" onToggle={onToggle}>
      <div className="flex max-w-80 flex-col items-start gap-3 p-2">
        <p>{waiting}</p>
        <p className="text-muted">To ask a question with it, write it below and choose “Send and wait”.</p>
        <Button type="submit" name="step" value="wait" size="sm" variant="primary" onClick={putAway}>
          Wait on customer
        </Button>
      </div>
    </Menu>
  );
}

function ResolveMenu({ unfinished, onToggle }: Toggled & { unfinished: string }) {
  return (
    <Menu trigger="Resolve" variant="secondary" align="start" onToggle={onToggle}>
      <div className="flex max-w-80 flex-col items-start gap-3 p-2">
        <p>{unfinished || 'Everything asked for is done.'}</p>
        <p className="text-muted">
          The customer sees it as resolved. To tell them what you did, write it below and choose “Send and
          resolve”.
        </p>
        <Button type="submit" name="step" value="resolve" size="sm" variant="primary" onClick={putAway}>
          Resolve
        </Button>
      </div>
    </Menu>
  );
}
