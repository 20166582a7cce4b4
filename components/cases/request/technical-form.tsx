'use client';

import type { Choice, FieldDefinition } from '@/components/cases/forms/definition';
import { technicalForm } from '@/components/cases/forms/technical';
import { capitalized, type Promises, promiseInWords } from '@/components/cases/promise-words';
import { SeverityCards } from '@/components/cases/severity-cards';
import { RadioCards } from '@/components/ui/radio-cards';
import { TextareaField, TextField } from '@/components/ui/text-field';
import { DraftNote, DraftSaved } from './draft-note';
import { useEarlyTyping } from './early-typing';
import { RefusalSummary } from './refusal';
import { SendBar } from './send-bar';
import { type PromiseFacts, usePromises } from './use-promises';
import { type TechnicalFacts, useTechnical } from './use-technical';

type Props = TechnicalFacts & {
  /** What the account has; with one there is nothing to choose. */
  products: readonly Choice[];
  promises: Promises;
  promiseFacts: PromiseFacts;
  zone: string;
};

/** Something is broken: what, in words, and how urgent. */
export function TechnicalForm(props: Props) {
  const { products, zone } = props;
  const technical = useTechnical(props);
  const promises = usePromises(props.promises, props.promiseFacts);
  const { severity } = technical.content;
  const { form, ready } = useEarlyTyping(technical.takeOver);
  const promise = severity
    ? capitalized(promiseInWords(promises, severity, zone))
    : 'Choose how urgent it is to see by when';
  return (
    <form
      ref={form}
      noValidate
      aria-busy={technical.pending}
      className="flex flex-col gap-6"
      onFocus={() => void technical.load()}
      onSubmit={(event) => {
        event.preventDefault();
        void technical.submit();
      }}
    >
      <DraftNote draft={technical.draft} zone={zone} onDiscard={technical.discard} />
      <RefusalSummary errors={technical.summary} attempt={technical.attempt} />
      {technicalForm.map((field) => (
        <TechnicalField key={field.name} field={field} products={products} technical={technical} />
      ))}
      <SeverityCards
        promises={promises}
        zone={zone}
        value={severity ?? undefined}
        error={technical.errorAt('severity')}
        onChange={technical.setSeverity}
      />
      <SendBar label="Send case" promise={promise} pending={technical.pending} ready={ready}>
        <DraftSaved draft={technical.draft} zone={zone} onDiscard={technical.discard} />
      </SendBar>
    </form>
  );
}

type FieldProps = {
  field: FieldDefinition;
  products: readonly Choice[];
  technical: ReturnType<typeof useTechnical>;
};

function TechnicalField({ field, products, technical }: FieldProps) {
  const { name, label, hint, kind } = field;
  const value = technical.content.values[name] ?? '';
  const error = technical.errorAt(name);
  const set = (text: string) => technical.set(name, text);
  if (kind === 'choice')
    return products.length < 2 ? null : (
      <RadioCards
        name={name}
        legend={label}
        columns={2}
        options={products.map((product) => ({ value: product.value, title: product.label }))}
        value={value}
        error={error}
        onChange={set}
      />
    );
  const control = { name, label, hint, value, error, required: field.required, placeholder: field.example };
  const onBlur = () => technical.touch(name);
  if (kind === 'long')
    return (
      <TextareaField
        {...control}
        rows={6}
        fieldClassName="max-w-prose"
        onBlur={onBlur}
        onChange={(event) => set(event.target.value)}
      />
    );
  return (
    <TextField
      {...control}
      autoComplete="off"
      fieldClassName="max-w-prose"
      onBlur={onBlur}
      onChange={(event) => set(event.target.value)}
    />
  );
}
