'use client';

import { useMemo, useState } from 'react';
import { fieldsOf, type RequestForm } from '@/components/cases/forms/definition';
import type { KeptDraft } from '@/lib/cases/types';
import type { Severity } from '@/lib/service-levels/types';
import type { FieldErrors } from './check-request';
import type { EarlyValue } from './early-typing';
import { exactPerson, namesByEmail, type PickablePerson } from './people';
import type { Refusal } from './refusal';
import type { Row } from './rows';
import { useDirectory } from './use-directory';
import { useDraft } from './use-draft';
import { useLazyCheck } from './use-lazy-check';
import { type RequestContent, useRequestContent } from './use-request-content';
import { listErrors, type RefusedField, rowErrors, useRowErrors } from './use-row-errors';
import { type Refused, useSending } from './use-sending';
import { messageFor, placeOf, toItem } from './values';

type Facts = {
  form: RequestForm;
  account: number;
  personId: string;
  people: readonly PickablePerson[];
  newKey: string;
  draft: KeptDraft | null;
};

const noErrors: FieldErrors = {};

/** The server's refusals, at the rows and fields they belong to; the rest speaks for the whole form. */
function placed(form: RequestForm, refused: Refused<readonly Row[]> | null) {
  const fields: RefusedField[] = [];
  const general: Refusal[] = [];
  for (const { path, message } of refused?.errors ?? []) {
    const { row: index, field } = placeOf(form, path);
    const row = index === null ? undefined : refused?.context[index];
    const words = messageFor(form, field, message);
    if (row) fields.push({ key: row.key, field, message: words, value: row.values[field] ?? '' });
    else general.push({ path: field === 'description' || field === 'severity' ? field : '', message });
  }
  return { fields, general };
}

/** What goes to the server, by the schema's names. */
function requestOf(form: RequestForm, account: number, rows: readonly Row[], content: RequestContent) {
  const { product, request } = form;
  const { description, severity } = content;
  const items = rows.map((row) => toItem(form, row.values));
  const base = { account, kind: 'USER_ADMINISTRATION', product, request, severity };
  return description.trim() === '' ? { ...base, items } : { ...base, description, items };
}

const aboutDescription = (message: string | undefined): Refusal[] =>
  message ? [{ path: 'description', message: `Anything else: ${message}` }] : [];

const hasErrors = (errors: FieldErrors | undefined) => Object.keys(errors ?? noErrors).length > 0;

/** The fields below a row open when something in them has to be corrected. */
const hasErrorsInside = (form: RequestForm, errors: FieldErrors | undefined) =>
  form.more.some(({ name }) => errors?.[name] !== undefined);

/** What its drafts are called. */
const draftForm = ({ product, request }: RequestForm) => `${product}-${request}`;

/** The draft of a request and the way it is sent. */
function useFiling(facts: Facts, request: ReturnType<typeof useRequestContent>) {
  const { form, account, personId, newKey } = facts;
  const name = draftForm(form);
  const draft = useDraft<RequestContent>({
    ...{ personId, account, form: name, freshKey: newKey, kept: facts.draft },
    content: request.content,
    isEmpty: request.isEmpty,
    restore: request.restore,
  });
  const sending = useSending<readonly Row[]>({
    key: draft.key,
    draft: name,
    onSending: draft.hold,
    onFiled: draft.clearSent,
    onKeyUsed: draft.renewKey,
    onRefused: (refused) => {
      const keys = placed(form, refused).fields.map(({ key }) => key);
      request.dispatch({ type: 'open', keys, open: true });
    },
  });
  const discard = () => {
    draft.discard();
    request.reset();
  };
  return { sending, draft: draft.state, discard };
}

/** What was typed before the script was there: into the row and field that its control's id names. */
function takeOver(
  { form, people }: Facts,
  request: ReturnType<typeof useRequestContent>,
  { id, name, value }: EarlyValue,
) {
  if (name === 'description') return request.setDescription(value);
  if (name === 'severity') return request.setSeverity(value as Severity);
  const isPerson = fieldsOf(form).some((field) => field.name === name && field.kind === 'person');
  const meant = isPerson ? exactPerson(people, value)?.email : undefined;
  request.dispatch({ type: 'set', key: id.slice(0, id.indexOf('-')), name, value: meant ?? value });
}

/** Everything a request form remembers and decides, without its looks. */
export function useRequest(facts: Facts) {
  const { form, account } = facts;
  const { people, directory, knowsEverybody } = useDirectory(form, account, facts.people);
  const request = useRequestContent(form, facts.draft?.content as RequestContent | undefined);
  const { spare, content } = request;
  const { rows } = request.state;
  const [tries, setTries] = useState(0);
  const { check, load } = useLazyCheck();
  const { sending, draft, discard } = useFiling(facts, request);
  const owners = useMemo(() => namesByEmail(people), [people]);
  const refused = useMemo(() => placed(form, sending.refused), [form, sending.refused]);
  const found = useRowErrors({ form, rows, check, owners, refused: refused.fields });
  const errors = found.map((of, index) => (spare[index] ? noErrors : of));
  const descriptionError = check?.checkDescription(content.description);
  const summary = [
    ...refused.general,
    ...listErrors(form, rows, errors),
    ...aboutDescription(descriptionError),
  ];

  async function submit() {
    const loaded = await load();
    const now = rowErrors({ form, rows, check: loaded, owners, refused: [] });
    const isBad = (index: number) => !spare[index] && hasErrors(now[index]);
    if (rows.some((_, index) => isBad(index)) || loaded?.checkDescription(content.description)) {
      setTries((count) => count + 1);
      const inside = rows.filter((_, index) => isBad(index) && hasErrorsInside(form, now[index]));
      request.dispatch({ type: 'open', keys: inside.map(({ key }) => key), open: true });
      return;
    }
    const sent = rows.filter((_, index) => !spare[index]);
    sending.send(requestOf(form, account, sent, content), sent);
  }
  return {
    ...request,
    takeOver: (early: EarlyValue) => takeOver(facts, request, early),
    directory,
    knowsEverybody,
    errors,
    descriptionError,
    attempt: tries + sending.refusals,
    summary,
    load,
    submit,
    pending: sending.pending,
    userCount: spare.filter((isSpare) => !isSpare).length,
    draft,
    discard,
  };
}
