'use client';

import { useMemo } from 'react';
import { fieldsOf, type RequestForm, type RowValues } from '@/components/cases/forms/definition';
import type { FieldErrors } from './check-request';
import type { Refusal } from './refusal';
import { cellId } from './row-cell';
import type { Row } from './rows';

type Check = typeof import('./check-request');

/** What the server refused of one field; it stands until the value is another one. */
export type RefusedField = { key: string; field: string; message: string; value: string };

const checked = new WeakMap<RowValues, FieldErrors>();

function checkOnce(check: Check, form: RequestForm, values: RowValues): FieldErrors {
  const known = checked.get(values);
  if (known) return known;
  const errors = check.checkRow(form, values);
  checked.set(values, errors);
  return errors;
}

export type ErrorFacts = {
  form: RequestForm;
  rows: readonly Row[];
  check: Check | null;
  /** Name of the person who has an address already. */
  owners: ReadonlyMap<string, string>;
  refused: readonly RefusedField[];
};

/** The errors of every row, in order. A row without errors across rows keeps the same object, so it is not drawn again. */
export function rowErrors({ form, rows, check, owners, refused }: ErrorFacts): FieldErrors[] {
  const together = check?.checkTogether(
    form,
    rows.map((row) => row.values),
    owners,
  );
  return rows.map((row, index) => {
    const own = check ? checkOnce(check, form, row.values) : nothing;
    const across = together?.[index] ?? nothing;
    const standing = refused.filter(
      ({ key, field, value }) => key === row.key && value === (row.values[field] ?? ''),
    );
    if (standing.length === 0 && Object.keys(across).length === 0) return own;
    const fromServer = Object.fromEntries(standing.map(({ field, message }) => [field, message]));
    return { ...fromServer, ...across, ...own };
  });
}

const nothing: FieldErrors = {};

export function useRowErrors({ form, rows, check, owners, refused }: ErrorFacts): FieldErrors[] {
  return useMemo(
    () => rowErrors({ form, rows, check, owners, refused }),
    [form, rows, check, owners, refused],
  );
}

/** "Last name", or among several "User 3, Last name"; the field that names the user is the user. */
function whereOf(count: number, index: number, label: string): string {
  if (count === 1) return label;
  return label === 'User' ? `User ${index + 1}` : `User ${index + 1}, ${label}`;
}

/** All errors in the order of the page, each with the id of its control. */
export function listErrors(
  form: RequestForm,
  rows: readonly Row[],
  errors: readonly FieldErrors[],
): Refusal[] {
  return rows.flatMap((row, index) =>
    fieldsOf(form)
      .filter(({ name }) => errors[index]?.[name])
      .map(({ name, label }) => ({
        path: cellId(row.key, name),
        message: `${whereOf(rows.length, index, label)}: ${errors[index]?.[name]}`,
      })),
  );
}
