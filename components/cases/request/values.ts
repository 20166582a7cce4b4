import {
  type FieldDefinition,
  fieldsOf,
  isAsked,
  REMOVED,
  type RequestForm,
  type RowValues,
} from '@/components/cases/forms/definition';

/** What was typed for one user, turned into what the schema takes. Emptiness is left out, never sent as ''. */

export function splitList(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
}

/** "French 7", "French: 7", "French (7)": a name and its level; without a level the schema asks for one. */
function levelEntry(text: string, keys: { name: string; level: string }): Record<string, unknown> {
  const [, name, level] = /^(.*?)[\s:=(]+(\d+)\)?$/.exec(text) ?? [];
  return name && level ? { [keys.name]: name, [keys.level]: Number(level) } : { [keys.name]: text };
}

function sentValue(field: FieldDefinition, text: string): unknown {
  if (text === REMOVED && field.removal) return null;
  if (field.kind === 'choices') return splitList(text);
  if (text === '') return undefined;
  if (field.kind === 'names') return splitList(text);
  const { entry } = field;
  if (entry) return splitList(text).map((part) => levelEntry(part, entry));
  return text;
}

/** One item of the request, by the schema's names. Fields that are not asked are not sent. */
export function toItem(form: RequestForm, values: RowValues): Record<string, unknown> {
  const item: Record<string, unknown> = {};
  for (const field of fieldsOf(form)) {
    if (!isAsked(field, values)) continue;
    const value = sentValue(field, (values[field.name] ?? '').trim());
    if (value !== undefined) item[field.name] = value;
  }
  return item;
}

export function blankValues(form: RequestForm): RowValues {
  return Object.fromEntries([...form.line, ...form.more].map((field) => [field.name, field.initial ?? '']));
}

/** Whether nobody has typed anything into a row yet. */
export function isBlank(form: RequestForm, values: RowValues): boolean {
  const blank = blankValues(form);
  return Object.entries(values).every(([name, value]) => value === (blank[name] ?? ''));
}

/** A value as people read it: the choice's word instead of its code. */
export function wordFor(field: FieldDefinition, text: string): string {
  if (text === REMOVED) return field.removal ?? 'None';
  const label = (value: string) => field.options?.find((option) => option.value === value)?.label ?? value;
  return field.kind === 'choices' ? splitList(text).map(label).join(', ') : label(text);
}

/** What the closed part of a row holds, in words: "Site London · Extension 1042". */
export function summaryOf(fields: readonly FieldDefinition[], values: RowValues): string {
  return fields
    .filter((field) => isAsked(field, values) && (values[field.name] ?? '') !== (field.initial ?? ''))
    .map((field) => `${field.label} ${wordFor(field, values[field.name] ?? '')}`)
    .join(' · ');
}

export type Placed = { row: number | null; field: string; rest: string };

/** Where an error of the schema belongs: `items.3.skills.1.level` → row 3, `skills`. */
export function placeOf(form: RequestForm, path: string): Placed {
  const [head = '', index, name = ''] = path.split('.');
  if (head !== 'items' || index === undefined) return { row: null, field: head, rest: '' };
  const field = fieldsOf(form).find((field) => field.name === name || field.covers?.includes(name));
  return { row: Number(index), field: field?.name ?? form.line[0]?.name ?? '', rest: name };
}

/** The form's own words for a message that was written for the API. */
export function messageFor(form: RequestForm, fieldName: string, message: string): string {
  const field = fieldsOf(form).find(({ name }) => name === fieldName);
  return field?.messages?.[message] ?? message;
}
