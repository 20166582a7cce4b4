'use client';

import { useMemo, useState } from 'react';
import type { RowValues } from '@/components/cases/forms/definition';
import { technicalForm } from '@/components/cases/forms/technical';
import type { KeptDraft } from '@/lib/cases/types';
import type { Severity } from '@/lib/service-levels/types';
import type { FieldErrors } from './check-request';
import type { EarlyValue } from './early-typing';
import type { Refusal } from './refusal';
import { useDraft } from './use-draft';
import { useLazyCheck } from './use-lazy-check';
import { useSending } from './use-sending';

export type TechnicalFacts = {
  account: number;
  personId: string;
  newKey: string;
  /** What is known already: the product, and for a reported problem the subject. */
  given: RowValues;
  givenSeverity: Severity | null;
  relatedCase: number | null;
  /** What its drafts are called: a report's are apart from those of any other technical case. */
  draftForm: string;
  draft: KeptDraft | null;
};

type Content = { values: RowValues; severity: Severity | null };

const labels: Readonly<Record<string, string>> = {
  ...Object.fromEntries(technicalForm.map(({ name, label }) => [name, label])),
  severity: 'Urgency',
};

/** What the server refused of fields that still hold what was sent. */
function standing(errors: readonly Required<Refusal>[], sent: RowValues, now: RowValues): FieldErrors {
  const same = errors.filter(({ path }) => labels[path] && (sent[path] ?? '') === (now[path] ?? ''));
  return Object.fromEntries(same.map(({ path, message }) => [path, message]));
}

function useTechnicalContent({ given, givenSeverity, draft }: TechnicalFacts) {
  const kept = draft?.content as Content | undefined;
  const [values, setValues] = useState<RowValues>({ ...given, ...kept?.values });
  const [severity, setSeverity] = useState(kept ? kept.severity : givenSeverity);
  const content = useMemo<Content>(() => ({ values, severity }), [values, severity]);
  return {
    content,
    isEmpty:
      severity === givenSeverity &&
      technicalForm.every(({ name }) => (values[name] ?? '') === (given[name] ?? '')),
    set: (name: string, value: string) => setValues((current) => ({ ...current, [name]: value })),
    setSeverity,
    restore: (kept: Content) => {
      setValues({ ...given, ...kept.values });
      setSeverity(kept.severity);
    },
  };
}

/** The draft of a technical case and the way it is sent. */
function useFiling(facts: TechnicalFacts, technical: ReturnType<typeof useTechnicalContent>) {
  const { account, personId, newKey, given, givenSeverity, draftForm } = facts;
  const draft = useDraft<Content>({
    ...{ personId, account, form: draftForm, freshKey: newKey, kept: facts.draft },
    content: technical.content,
    isEmpty: technical.isEmpty,
    restore: technical.restore,
  });
  const sending = useSending<RowValues>({
    key: draft.key,
    draft: draftForm,
    onSending: draft.hold,
    onFiled: draft.clearSent,
    onKeyUsed: draft.renewKey,
  });
  const discard = () => {
    draft.discard();
    technical.restore({ values: given, severity: givenSeverity });
  };
  return { sending, draft: draft.state, discard };
}

/** Everything the technical form remembers and decides, without its looks. */
export function useTechnical(facts: TechnicalFacts) {
  const { account, relatedCase } = facts;
  const technical = useTechnicalContent(facts);
  const { values, severity } = technical.content;
  const [touched, setTouched] = useState<readonly string[]>([]);
  const [tries, setTries] = useState(0);
  const { check, load } = useLazyCheck();
  const { sending, draft, discard } = useFiling(facts, technical);
  const { refused, refusals } = sending;
  const errors: FieldErrors = {
    ...standing(refused?.errors ?? [], refused?.context ?? {}, values),
    ...check?.checkTechnical(values),
    ...(severity === null ? { severity: 'Choose how urgent it is.' } : {}),
  };
  const attempt = tries + refusals;

  async function submit() {
    const loaded = await load();
    if (severity === null || Object.keys(loaded?.checkTechnical(values) ?? {}).length > 0) {
      setTries((count) => count + 1);
      return;
    }
    const { product, subject = '', description = '' } = values;
    const request = { account, kind: 'TECHNICAL', product, severity, subject, description };
    sending.send(relatedCase === null ? request : { ...request, relatedCase }, values);
  }
  const general = (refused?.errors ?? []).filter(({ path }) => !labels[path]);
  const summary: readonly Refusal[] = [
    ...general.map(({ message }) => ({ message })),
    ...Object.entries(errors).map(([path, message]) => ({ path, message: `${labels[path]}: ${message}` })),
  ];
  return {
    ...technical,
    takeOver: ({ name, value }: EarlyValue) =>
      name === 'severity' ? technical.setSeverity(value as Severity) : technical.set(name, value),
    touch: (name: string) => setTouched((names) => (names.includes(name) ? names : [...names, name])),
    errorAt: (name: string) => (attempt > 0 || touched.includes(name) ? errors[name] : undefined),
    attempt,
    summary,
    load,
    submit,
    pending: sending.pending,
    draft,
    discard,
  };
}
