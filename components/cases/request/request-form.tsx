'use client';

import { useState } from 'react';
import type { RequestForm as FormDefinition } from '@/components/cases/forms/definition';
import { capitalized, type Promises, promiseInWords } from '@/components/cases/promise-words';
import { SeverityCards } from '@/components/cases/severity-cards';
import { users } from '@/components/cases/words';
import { TextareaField } from '@/components/ui/text-field';
import type { KeptDraft } from '@/lib/cases/types';
import { DraftNote, DraftSaved } from './draft-note';
import { useEarlyTyping } from './early-typing';
import { type LockoutAhead, LockoutDates } from './lockout-dates';
import { ManyUsers } from './many-users';
import type { PickablePerson } from './people';
import { RefusalSummary } from './refusal';
import { SendBar } from './send-bar';
import { type PromiseFacts, usePromises } from './use-promises';
import { useRequest } from './use-request';
import { UserRows } from './user-rows';

export type RequestFormProps = {
  form: FormDefinition;
  account: number;
  personId: string;
  people: readonly PickablePerson[];
  promises: Promises;
  promiseFacts: PromiseFacts;
  /** The reader's zone. */
  zone: string;
  /** The idempotency key of this page, made by the server. */
  newKey: string;
  /** What was typed on an earlier visit. */
  draft: KeptDraft | null;
  lockout: LockoutAhead | null;
};

/** A User Administration request: who, what and when as rows, a word about it, how urgent, and the sending. */
export function RequestForm(props: RequestFormProps) {
  const { form, zone } = props;
  const request = useRequest(props);
  const [left, setLeft] = useState(0);
  const promises = usePromises(props.promises, props.promiseFacts);
  const { state, content, attempt } = request;
  const { form: element, ready } = useEarlyTyping(request.takeOver);
  const label = request.userCount > 1 ? `Send for ${users(request.userCount)}` : 'Send request';
  const promise = capitalized(promiseInWords(promises, content.severity, zone));
  return (
    <form
      ref={element}
      noValidate
      aria-busy={request.pending}
      className="flex flex-col gap-6"
      onFocus={() => void request.load()}
      onSubmit={(event) => {
        event.preventDefault();
        void request.submit();
      }}
    >
      <DraftNote draft={request.draft} zone={zone} onDiscard={request.discard} />
      <RefusalSummary errors={request.summary} attempt={attempt} />
      <ManyUsers
        form={form}
        directory={request.directory}
        knowsEverybody={request.knowsEverybody}
        rows={state.rows}
        onAdd={(values) => request.dispatch({ type: 'import', values })}
        onLeft={setLeft}
      />
      <UserRows
        form={form}
        state={state}
        errors={request.errors}
        showAll={attempt > 0}
        directory={request.directory}
        dispatch={request.dispatch}
        ready={ready}
      />
      <LockoutDates lockout={props.lockout} form={form} rows={state.rows} />
      <TextareaField
        name="description"
        label="Anything else the team should know"
        optional
        rows={2}
        fieldClassName="max-w-prose"
        value={content.description}
        error={request.descriptionError}
        onChange={(event) => request.setDescription(event.target.value)}
      />
      <SeverityCards
        promises={promises}
        zone={zone}
        value={content.severity}
        onChange={request.setSeverity}
        hint="It decides when you are answered. Every request is completed within 24 hours."
      />
      <SendBar label={label} promise={promise} pending={request.pending} ready={ready}>
        {left > 0 && <LeftInFile count={left} />}
        <DraftSaved draft={request.draft} zone={zone} onDiscard={request.discard} />
      </SendBar>
    </form>
  );
}

/** Nothing of a file goes missing unnoticed. */
function LeftInFile({ count }: { count: number }) {
  return (
    <p data-meaning="attention" className="status shape items-baseline whitespace-normal">
      {users(count)} of your CSV file {count === 1 ? 'is' : 'are'} not part of this request.
    </p>
  );
}
