import {
  type FieldDefinition,
  fieldsOf,
  type RequestForm,
  type RowValues,
} from '@/components/cases/forms/definition';
import { nameOf, type PickablePerson } from './people';
import { wordFor } from './values';

/** What was taken over from the user whose set-up is to be the same. */
export type Copied = { from: string; values: RowValues };

/** Empty, or still what the form began with and never visited: nobody typed it. */
const isFree = (field: FieldDefinition, values: RowValues, touched: readonly string[]) => {
  const value = values[field.name] ?? '';
  return value === '' || (value === field.initial && !touched.includes(field.name));
};

/** A user's set-up for the fields that nobody has filled in; null when there is nothing to copy. */
export function copiedFrom(
  form: RequestForm,
  values: RowValues,
  touched: readonly string[],
  person: PickablePerson,
): Copied | null {
  const copied = fieldsOf(form).flatMap((field) => {
    const text = (field.copies && person[field.copies]) || '';
    return text !== '' && text !== (values[field.name] ?? '') && isFree(field, values, touched)
      ? [[field.name, text] as const]
      : [];
  });
  return copied.length > 0 ? { from: nameOf(person), values: Object.fromEntries(copied) } : null;
}

/** The values without what was copied, as far as it was not changed since. */
export function withoutCopied(form: RequestForm, values: RowValues, copied: Copied): RowValues {
  const blank = fieldsOf(form)
    .filter(({ name }) => copied.values[name] !== undefined && copied.values[name] === values[name])
    .map(({ name, initial }) => [name, initial ?? ''] as const);
  return { ...values, ...Object.fromEntries(blank) };
}

/** "License X4 · Site London" */
export function copiedInWords(form: RequestForm, copied: Copied): string {
  return fieldsOf(form)
    .filter(({ name }) => copied.values[name] !== undefined)
    .map((field) => `${field.label} ${wordFor(field, copied.values[field.name] ?? '')}`)
    .join(' · ');
}
