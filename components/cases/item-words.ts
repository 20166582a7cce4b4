import { formatDate } from '@/components/ui/time';
import { type FieldDefinition, fieldsOf, type RequestForm } from './forms/definition';

/** What was asked for one user, in the words of the form it was asked with. */
export type ItemFact = { label: string; value: string; from?: string };

const NONE = 'none';

/** "2026-12-01" is a day, wherever it is read: "Tue 1 Dec 2026". */
function dateInWords(date: string): string {
  const at = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? date : `${formatDate(at, 'UTC')} ${at.getUTCFullYear()}`;
}

function entryInWords(entry: unknown, { entry: keys, options }: FieldDefinition): string {
  if (typeof entry === 'object' && entry !== null && keys) {
    const parts = entry as Record<string, unknown>;
    return `${parts[keys.name]} ${parts[keys.level] ?? ''}`.trim();
  }
  if (typeof entry === 'object' && entry !== null && 'name' in entry) return String(entry.name);
  return options?.find(({ value }) => value === entry)?.label ?? String(entry);
}

function valueInWords(value: unknown, field: FieldDefinition): string {
  if (field.kind === 'date' && typeof value === 'string') return dateInWords(value);
  if (value === null || value === undefined) return NONE;
  if (!Array.isArray(value)) return entryInWords(value, field);
  return value.map((entry) => entryInWords(entry, field)).join(', ') || NONE;
}

/** The item's answers in the form's order; who it is about is left to the heading. */
export function itemFacts(form: RequestForm, fields: Readonly<Record<string, unknown>>): ItemFact[] {
  const before = (fields.from ?? {}) as Readonly<Record<string, unknown>>;
  const subject = form.request === 'NEW_USER' ? ['firstName', 'lastName', 'email'] : ['email'];
  return fieldsOf(form)
    .filter(({ name }) => !subject.includes(name) && fields[name] !== undefined && !isEmptyList(fields[name]))
    .map((field) => {
      const name = fields[`${field.name}Name`];
      const value =
        field.kind === 'person' && typeof name === 'string' ? name : valueInWords(fields[field.name], field);
      const fact = { label: field.label, value };
      return field.name in before ? { ...fact, from: valueInWords(before[field.name], field) } : fact;
    });
}

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;
