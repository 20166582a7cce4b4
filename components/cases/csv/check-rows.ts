import {
  type FieldDefinition,
  fieldsOf,
  isAsked,
  type RequestForm,
  type RowValues,
} from '@/components/cases/forms/definition';
import { checkRow, type FieldErrors, readItem } from '@/components/cases/request/check-request';
import { type Directory, nameOf } from '@/components/cases/request/people';
import { copiedFrom } from '@/components/cases/request/set-up';
import { type Claim, claimsOf } from '@/lib/cases/rules/claims';
import { type Cells, readRow } from './read-row';

/** One line of a file, by field name. */
export type CsvRow = { line: number; cells: Cells };
/** `own` is what is wrong with the row by itself, `errors` also what is wrong beside others. */
export type CheckedRow = CsvRow & {
  values: RowValues;
  claims: readonly Claim[];
  own: FieldErrors;
  errors: FieldErrors;
};

export type CheckContext = {
  form: RequestForm;
  directory: Directory;
  /** False when the directory is closed or longer than what the page knows: then only the server can tell. */
  knowsEverybody: boolean;
  /** What the users of the request claim already (`claimsOf`). */
  present: ReadonlySet<string>;
};

type Claiming = Pick<CheckContext, 'form' | 'directory'>;

/** What a row takes that nobody else may have, as far as the page knows the directory. */
export function rowClaims({ form, directory }: Claiming, values: RowValues): Claim[] {
  const isNew = form.request === 'NEW_USER';
  const email = (values.email ?? '').trim().toLowerCase();
  return claimsOf(readItem(form, values), form.request, isNew || email === '' ? null : email, {
    ofAddress: (address) => directory.known.get(address)?.email.toLowerCase() ?? null,
    ofExtension: (extension) => directory.extensions.get(extension)?.email.toLowerCase() ?? null,
  });
}

/** People a row names that this account does not have, or who can't take anything over. */
function peopleErrors({ form, directory, knowsEverybody }: CheckContext, values: RowValues): FieldErrors {
  const errors: Record<string, string> = {};
  for (const { name, kind } of fieldsOf(form)) {
    const address = kind === 'person' ? (values[name] ?? '').trim().toLowerCase() : '';
    if (address === '') continue;
    const person = directory.known.get(address);
    if (!person) {
      if (knowsEverybody) errors[name] = 'This account’s directory has no such user.';
    } else if (name === 'email' && !directory.subjects.includes(person))
      errors[name] = 'This user does not have this product.';
    else if (
      name === 'email' &&
      form.request === 'OFF_BOARD' &&
      person.deactivated &&
      values.action !== 'DELETE'
    )
      errors[name] = 'This user is deactivated already.';
    else if (name !== 'email' && name !== 'sameSetUpAs' && person.deactivated)
      errors[name] = 'Choose somebody who stays.';
  }
  return errors;
}

/** A row with what the same set-up brings, and everything that is wrong with it by itself. */
export function checkCsvRow(context: CheckContext, row: CsvRow): CheckedRow {
  const { form, directory } = context;
  const read = readRow(form, row.cells, directory.heirs);
  const model = directory.known.get((read.values.sameSetUpAs ?? '').toLowerCase());
  const copied = model && copiedFrom(form, read.values, [], model);
  const values = { ...read.values, ...copied?.values };
  const own = { ...peopleErrors(context, values), ...checkRow(form, values), ...read.errors };
  return { ...row, values, claims: rowClaims(context, values), own, errors: own };
}

const claimNames: Readonly<Record<Claim['kind'], string>> = {
  address: 'address',
  phone: 'MAC address',
  extension: 'extension',
  user: 'user',
};

/** What only shows when rows are looked at together: what is claimed twice or taken, and heirs who leave themselves. */
export function withErrorsTogether(context: CheckContext, rows: readonly CheckedRow[]): CheckedRow[] {
  const { directory, present } = context;
  const lineOf = new Map<string, number>();
  const problem = ({ kind, key, owner }: Claim, line: number): string | null => {
    const earlier = lineOf.get(key);
    if (earlier !== undefined) return `Line ${earlier} has the same ${claimNames[kind]}.`;
    lineOf.set(key, line);
    if (present.has(key)) return `The request names this ${claimNames[kind]} already.`;
    const person = owner && directory.known.get(owner);
    return person ? `${nameOf(person)} has this ${claimNames[kind]} already.` : null;
  };
  const leaves = leavingIn(context, rows);
  return rows.map((row) => {
    const claimed = row.claims.flatMap((claim) => {
      const message = problem(claim, row.line);
      return message ? [[claim.path, message] as const] : [];
    });
    return { ...row, errors: { ...leaves(row.values), ...Object.fromEntries(claimed), ...row.own } };
  });
}

/** Whoever leaves by this request, in the file or before it, can't take anything over. */
function leavingIn({ form, present }: CheckContext, rows: readonly CheckedRow[]) {
  if (form.request !== 'OFF_BOARD') return () => ({});
  const claimed = rows.flatMap(({ claims }) => claims.map(({ key }) => key));
  const leaving = new Set([...present, ...claimed]);
  const heirs = fieldsOf(form).filter(({ name, kind }) => kind === 'person' && name !== 'email');
  return (values: RowValues): FieldErrors => {
    const isLeaving = (field: FieldDefinition) =>
      isAsked(field, values) && leaving.has(`user ${(values[field.name] ?? '').trim().toLowerCase()}`);
    return Object.fromEntries(
      heirs.filter(isLeaving).map(({ name }) => [name, 'Choose somebody who stays.']),
    );
  };
}

const AT_ONCE = 50;
const pause = () => new Promise((resolve) => setTimeout(resolve));

/** Checks all rows, some at a time, so that the page stays alive. `onProgress` hears how many are done. */
export async function checkAll(
  context: CheckContext,
  rows: readonly CsvRow[],
  onProgress: (done: number) => void,
): Promise<CheckedRow[]> {
  const checked: CheckedRow[] = [];
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    for (const row of rows.slice(start, start + AT_ONCE)) checked.push(checkCsvRow(context, row));
    onProgress(checked.length);
    await pause();
  }
  return checked;
}

export const hasErrors = ({ errors }: { errors: FieldErrors }): boolean => Object.keys(errors).length > 0;
