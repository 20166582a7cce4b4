'use client';

import { useState, useTransition } from 'react';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { ErrorSummary } from '@/components/ui/error-summary';
import { StatusBadge } from '@/components/ui/status-badge';
import { SubmitButton } from '@/components/ui/submit-button';
import { reportUpgradesAction } from '@/lib/upgrades/actions';
import { accountsInWords, type BulkTarget, type BulkVerb, bulkWords, isPossible } from './bulk-words';
import { FailureReason } from './failure-reason';
import { phaseWords } from './words';

type Props = {
  verb: BulkVerb;
  targets: readonly BulkTarget[];
  /** The accounts for which it worked. */
  onDone: (accountNumbers: readonly number[]) => void;
  onClose: () => void;
};

type Answer = Awaited<ReturnType<typeof reportUpgradesAction>>;

const LOST: Answer = {
  reports: [],
  errors: [
    {
      path: '',
      message:
        'The connection failed before there was an answer. The board shows what has gone through. Sending again changes nothing twice.',
    },
  ],
};

/** Says how many accounts and what happens; after sending, what became of each. Every account is a change of its own. */
export function BulkDialog({ verb, targets, onDone, onClose }: Props) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [isPending, startSending] = useTransition();
  const words = bulkWords[verb];
  const send = (form: FormData) =>
    startSending(async () => {
      const reason = verb === 'fail' ? String(form.get('reason') ?? '').trim() : undefined;
      const accounts = targets.map(({ accountNumber, version }) => ({ accountNumber, version }));
      const told = await reportUpgradesAction({ verb, reason, accounts }).catch(() => LOST);
      setAnswer(told);
      onDone(told.reports.flatMap(({ accountNumber, refused }) => (refused === null ? [accountNumber] : [])));
    });
  const isAnswered = answer !== null && answer.errors.length === 0;
  const what = targets.length === 1 ? targets[0]?.name : accountsInWords(targets.length);
  return (
    <Dialog open onClose={onClose} title={`${words.does} ${what}`} description={words.happens}>
      {isAnswered ? (
        <Results verb={verb} targets={targets} reports={answer.reports} />
      ) : (
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            send(new FormData(event.currentTarget));
          }}
        >
          <ErrorSummary
            title="Nothing more was changed:"
            errors={answer?.errors ?? []}
            idOf={() => 'bulk-reason'}
          />
          <Concerned verb={verb} targets={targets} />
          {verb === 'fail' && (
            <FailureReason
              id="bulk-reason"
              error={answer?.errors.find(({ path }) => path === 'reason')?.message}
            />
          )}
          <SubmitButton
            variant={verb === 'start' || verb === 'complete' ? 'primary' : 'danger'}
            isPending={isPending}
            pendingLabel={words.pending}
          >
            {words.label} for {accountsInWords(targets.length)}
          </SubmitButton>
        </form>
      )}
    </Dialog>
  );
}

const listClass = 'divide-y rounded-md border text-sm';
const SHOWN_AT_ONCE = 8;

function Concerned({ verb, targets }: Pick<Props, 'verb' | 'targets'>) {
  const refused = targets.filter((target) => !isPossible(verb, target));
  return (
    <div className="flex flex-col gap-2">
      {refused.length > 0 && (
        <p className="text-sm">
          As it stands {accountsInWords(refused.length)} of these will be refused and left as{' '}
          {refused.length === 1 ? 'it is' : 'they are'}.
        </p>
      )}
      <details open={targets.length <= SHOWN_AT_ONCE}>
        <summary className="link w-fit text-sm">The {accountsInWords(targets.length)}</summary>
        <ul className={`mt-2 ${listClass}`}>
          {targets.map(({ accountNumber, name, phase }) => (
            <li key={accountNumber} className="flex justify-between gap-3 px-3 py-1.5">
              <span>
                {name} <span className="text-muted tabular-nums">{accountNumber}</span>
              </span>
              <StatusBadge meaning={phaseWords[phase].meaning}>{phaseWords[phase].label}</StatusBadge>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

type ResultsProps = Pick<Props, 'verb' | 'targets'> & { reports: Answer['reports'] };

function Results({ verb, targets, reports }: ResultsProps) {
  const nameOf = new Map(targets.map(({ accountNumber, name }) => [accountNumber, name]));
  const refused = reports.filter((report) => report.refused !== null);
  const done = reports.length - refused.length;
  const { done: participle } = bulkWords[verb];
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="font-medium">
        {done} of {accountsInWords(reports.length)} {participle}
        {refused.length > 0 &&
          `, ${refused.length} refused and left as ${refused.length === 1 ? 'it is' : 'they are'}`}
        .
      </p>
      <ul className={listClass} aria-label="What became of each account">
        {[...refused, ...reports.filter((report) => report.refused === null)].map((report) => (
          <li key={report.accountNumber} className="flex flex-col gap-0.5 px-3 py-2">
            <span className="flex justify-between gap-3">
              <span>
                {nameOf.get(report.accountNumber)}{' '}
                <span className="text-muted tabular-nums">{report.accountNumber}</span>
              </span>
              <StatusBadge meaning={report.refused === null ? 'done' : 'urgent'}>
                {report.refused === null
                  ? `${participle.charAt(0).toUpperCase()}${participle.slice(1)}`
                  : 'Refused'}
              </StatusBadge>
            </span>
            {report.refused && <span className="text-muted">{report.refused}</span>}
          </li>
        ))}
      </ul>
      <DialogClose>Back to the board</DialogClose>
    </div>
  );
}
