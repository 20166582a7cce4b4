import type { z } from 'zod';
import { fieldsOf, isAsked, type RequestForm, type RowValues } from '@/components/cases/forms/definition';
import { longText } from '@/lib/cases/schema/fields';
import { itemSchemas } from '@/lib/cases/schema/open-case';
import { technicalFields } from '@/lib/cases/schema/technical';
import { messageFor, placeOf, toItem } from './values';

/** Loaded on the first interaction only: it brings zod and the schemas the server checks with. */

export type FieldErrors = Readonly<Record<string, string>>;
type Errors = Record<string, string>;

const schemaOf = ({ product, request }: RequestForm): z.ZodType => itemSchemas[product][request];

/** One user as the server reads them, addresses and numbers in one spelling; as typed while something can't be read. */
export function readItem(form: RequestForm, values: RowValues): Record<string, unknown> {
  const item = toItem(form, values);
  const { data } = schemaOf(form).safeParse(item);
  return (data as Record<string, unknown> | undefined) ?? item;
}

/** The first error of each field of one user, by the form's field names. */
export function checkRow(form: RequestForm, values: RowValues): FieldErrors {
  const errors: Errors = {};
  for (const field of form.changes) {
    // Chosen to change, then left empty: it would be left out silently.
    if (isAsked(field, values) && values[field.name]?.trim() === '')
      errors[field.name] = 'Enter the new value, or leave this change out.';
  }
  const parsed = schemaOf(form).safeParse(toItem(form, values));
  for (const { path, message } of parsed.error?.issues ?? []) {
    const { field } = placeOf(form, ['items', 0, ...path].map(String).join('.'));
    errors[field] ??= messageFor(form, field, message);
  }
  return errors;
}

/** Errors that only show when users are looked at together: by row, for the field named in the answer. */
export function checkTogether(
  form: RequestForm,
  rows: readonly RowValues[],
  known: ReadonlyMap<string, string>,
): FieldErrors[] {
  const asks = (name: string) => fieldsOf(form).some((field) => field.name === name);
  const firstWith = new Map<string, number>();
  return rows.map((values, index): FieldErrors => {
    const email = (asks('email') ? (values.email ?? '') : '').trim().toLowerCase();
    if (email === '') return {};
    const earlier = firstWith.get(email);
    if (earlier !== undefined) return { email: `User ${earlier + 1} has the same address.` };
    firstWith.set(email, index);
    const owner = form.request === 'NEW_USER' ? known.get(email) : undefined;
    return owner ? { email: `${owner} has this address already.` } : {};
  });
}

export function checkDescription(text: string): string | undefined {
  if (text.trim() === '') return undefined;
  return longText(10_000).safeParse(text).error?.issues[0]?.message;
}

/** The technical form's own fields. */
export function checkTechnical(values: RowValues): FieldErrors {
  const errors: Errors = {};
  for (const [name, schema] of Object.entries(technicalFields)) {
    const message = schema.safeParse(values[name] ?? '').error?.issues[0]?.message;
    if (message) errors[name] = message;
  }
  if (!values.product) errors.product = 'Choose a product.';
  return errors;
}
