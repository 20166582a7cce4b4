import type { ReactNode } from 'react';
import { SendLink } from '@/components/auth/send-link';
import type { Meaning } from '@/components/ui/meaning';
import { StatusBadge } from '@/components/ui/status-badge';
import { TextLink } from '@/components/ui/text-link';
import { formatInstant } from '@/components/ui/time';
import type { ChecklistLine, LineState, Subject } from '@/lib/preparation/types';
import { AcknowledgeForm } from './acknowledge-form';
import { findingWords } from './words';

type Props = {
  account: { number: number; userAdministration: boolean };
  lines: readonly ChecklistLine[];
  readerZone: string;
  now: Date;
  /** The reader is an admin of the account, and a date lies ahead. */
  mayAcknowledge: boolean;
  /** The reader may have confirmation links sent. */
  maySend: boolean;
};

const states: Record<LineState, { meaning: Meaning; word: string }> = {
  open: { meaning: 'attention', word: 'To do' },
  acknowledged: { meaning: 'calm', word: 'Seen' },
  settled: { meaning: 'done', word: 'Settled' },
};

const FEW = 5;

/** What to settle before the date, line by line: how it stands, whom it is about, what to do. */
export function Checklist(props: Props) {
  const { account, lines, mayAcknowledge } = props;
  const open = lines.filter(({ state }) => state === 'open');
  return (
    <div className="flex flex-col gap-2 text-sm">
      <ul className="flex flex-col divide-y">
        {lines.map((line) => (
          <Line key={line.finding} {...props} line={line} />
        ))}
      </ul>
      {mayAcknowledge && open.length > 1 && (
        <div className="border-t pt-3">
          <AcknowledgeForm accountNumber={account.number} lines={open}>
            I have seen all {open.length}
          </AcknowledgeForm>
        </div>
      )}
    </div>
  );
}

function Line({ line, ...props }: Props & { line: ChecklistLine }) {
  const { finding, state, acknowledged, count } = line;
  const words = findingWords[finding];
  const { meaning, word } = states[state];
  return (
    <li className="grid gap-x-4 gap-y-1 py-3 first:pt-0 sm:grid-cols-[5.5rem_minmax(0,1fr)]">
      <StatusBadge meaning={meaning} className="self-start">
        {word}
      </StatusBadge>
      <div className="flex min-w-0 flex-col gap-2">
        <p className={state === 'settled' ? 'text-muted' : 'font-medium'}>
          {state === 'settled' ? words.settled : words.open(line)}
        </p>
        {state !== 'settled' && (
          <>
            <Subjects {...props} line={line} />
            {count > 0 && (
              <p className="max-w-prose text-muted">
                {words.todo} <Way {...props} line={line} />
              </p>
            )}
          </>
        )}
        {acknowledged && (
          <p className="text-muted">
            Seen by {acknowledged.by}, {formatInstant(acknowledged.at, props.readerZone, props.now)}
          </p>
        )}
        {state === 'open' && props.mayAcknowledge && (
          <AcknowledgeForm accountNumber={props.account.number} lines={[line]}>
            I have seen this
          </AcknowledgeForm>
        )}
      </div>
    </li>
  );
}

function Subjects({ line, maySend }: Props & { line: ChecklistLine }) {
  const { finding, subjects, count } = line;
  const shown = subjects.slice(0, FEW);
  if (shown.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1">
      {shown.map((subject) => (
        <li key={subject.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="min-w-0 break-words">{named(finding, subject)}</span>
          {finding === 'ADMINS_UNCONFIRMED' && maySend && (
            <SendLink link="confirmation" userId={subject.id} name={subject.label}>
              Send link
            </SendLink>
          )}
        </li>
      ))}
      {count > shown.length && <li className="text-muted">and {count - shown.length} more</li>}
    </ul>
  );
}

function named(finding: ChecklistLine['finding'], { id, label, note }: Subject): ReactNode {
  if (finding === 'REQUESTS_IN_WINDOW')
    return (
      <>
        <TextLink href={`/cases/${id}`}>{label}</TextLink> <span className="text-muted">{note}</span>
      </>
    );
  return (
    <>
      {label} <span className="text-muted">{note}</span>
    </>
  );
}

/** Where to go to settle a line. */
function Way({ account, line: { finding } }: Props & { line: ChecklistLine }) {
  if (finding !== 'AGENTS_WITHOUT_OWN_MAIL') return null;
  if (!account.userAdministration)
    return <TextLink href={`/accounts/${account.number}/portal`}>Open the directory</TextLink>;
  const query = new URLSearchParams({ account: String(account.number), product: 'WORK', request: 'CHANGE' });
  return <TextLink href={`/cases/new?${query}`}>Request the change</TextLink>;
}
