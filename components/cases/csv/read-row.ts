import {
  type FieldDefinition,
  fieldsOf,
  isAsked,
  REMOVED,
  type RequestForm,
  type RowValues,
} from '@/components/cases/forms/definition';
import { readCell } from '@/components/cases/request/paste';
import { exactPerson, type PickablePerson } from '@/components/cases/request/people';
import { blankValues, splitList } from '@/components/cases/request/values';

/** What a file says for one user, by field name, as it was written. */
export type Cells = Readonly<Record<string, string>>;
type Answer = { value: string; error?: string };

function wordsOf({ options = [] }: FieldDefinition): string {
  return options.map(({ label }) => label).join(', ');
}

/** "Phone, Chat": each by its word. */
function readChoices(field: FieldDefinition, text: string): Answer {
  const read = splitList(text).map((word) => readCell({ ...field, kind: 'choice' }, word));
  return read.includes(null)
    ? { value: text, error: `Choose from: ${wordsOf(field)}.` }
    : { value: read.join(',') };
}

function readAnswer(field: FieldDefinition, text: string, people: readonly PickablePerson[]): Answer {
  const { removal } = field;
  if (removal && [REMOVED, removal.toLowerCase()].includes(text.toLowerCase())) return { value: REMOVED };
  if (field.kind === 'choices') return readChoices(field, text);
  if (field.kind === 'person') return { value: exactPerson(people, text)?.email ?? text };
  if (field.kind === 'tel') return { value: text.replace(/^00/, '+') };
  const value = readCell(field, text);
  if (value !== null) return { value };
  return field.kind === 'date'
    ? { value: text, error: 'Write the date like 2031-12-01 or 1 Dec 2031.' }
    : { value: text, error: `Choose one of: ${wordsOf(field)}.` };
}

/** Why an answer would be lost: it is only asked when another one says so. */
function unaskedError(form: RequestForm, { when }: FieldDefinition): string {
  const decider = fieldsOf(form).find(({ name }) => name === when?.field);
  const answer = decider?.options?.find(({ value }) => value === when?.is)?.label;
  return answer
    ? `Leave this empty unless ${decider?.label} is “${answer}”.`
    : `Leave this empty unless ${decider?.label} is filled in.`;
}

/** A row of a file as the form keeps it, and the cells that can't be read. Empty cells leave what the form begins with. */
export function readRow(
  form: RequestForm,
  cells: Cells,
  people: readonly PickablePerson[] = [],
): { values: RowValues; errors: Record<string, string> } {
  const values: Record<string, string> = { ...blankValues(form) };
  const errors: Record<string, string> = {};
  const filled = fieldsOf(form).filter(({ name }) => (cells[name] ?? '').trim() !== '');
  for (const field of filled) {
    const { value, error } = readAnswer(field, (cells[field.name] ?? '').trim(), people);
    values[field.name] = value;
    if (error) errors[field.name] = error;
  }
  for (const field of filled) if (!isAsked(field, values)) errors[field.name] = unaskedError(form, field);
  return { values, errors };
}
