import type { SetUp } from '@/lib/cases/rules/set-up';

/** How a form is described: pure data, so that one renderer serves all forms and a test can hold it to the schema. */

export type Choice = { value: string; label: string };

/** `person` is somebody of the directory, kept as an email address; `names` and `levels` are lists separated by commas. */
export type FieldKind =
  | 'text'
  | 'email'
  | 'tel'
  | 'date'
  | 'choice'
  | 'choices'
  | 'person'
  | 'names'
  | 'levels'
  | 'long';

/** The fields of a directory entry that a form can show as "now". */
export type KnownField =
  | 'firstName'
  | 'lastName'
  | 'email'
  | 'extension'
  | 'phoneNumber'
  | 'callerId'
  | 'site'
  | 'jobTitle'
  | 'license'
  | 'device'
  | 'costCenter'
  | keyof SetUp;

export type FieldDefinition = {
  /** The name in the schema. */
  name: string;
  label: string;
  kind: FieldKind;
  hint?: string;
  /** Shown in an empty control: the shape of a good value, never the label. */
  example?: string;
  options?: readonly Choice[];
  /** What an empty choice says; without it the first option is chosen. */
  undecided?: string;
  initial?: string;
  required?: boolean;
  /** Other schema fields that this one answers; their errors stand here too. */
  covers?: readonly string[];
  /** Needed only when another field has this value, or any value at all. Stands below that field. */
  when?: { field: string; is?: string };
  /** Asked always, but below the row where there is room. */
  below?: boolean;
  /** The keys of one entry of a `levels` list, as the schema calls them. */
  entry?: { name: string; level: string };
  /** What taking the present value away is called; sends null. */
  removal?: string;
  /** The directory entry's field that shows what it is now. */
  now?: KnownField;
  /** Filled from this field of the user whose set-up is to be the same. */
  copies?: KnownField;
  /** Share of the row's width from 1024 px on. */
  width?: string;
  messages?: Readonly<Record<string, string>>;
};

export type RequestForm = {
  product: 'WORK' | 'CONTACT_CENTER';
  request: 'NEW_USER' | 'CHANGE' | 'OFF_BOARD';
  title: string;
  lead: string;
  /** In the row of every user, in this order. */
  line: readonly FieldDefinition[];
  /** Below the row, opened on demand. */
  more: readonly FieldDefinition[];
  /** Below the row, each added by name: what is to change. */
  changes: readonly FieldDefinition[];
};

/** What a person typed for one user: every value as text, by field name. */
export type RowValues = Readonly<Record<string, string>>;

/** The value of a field that is to be taken away. */
export const REMOVED = '(remove)';

export function fieldsOf(form: RequestForm): readonly FieldDefinition[] {
  return [...form.line, ...form.more, ...form.changes];
}

/** Whether a field is asked at all, given the row's other answers. */
export function isAsked(field: FieldDefinition, values: RowValues): boolean {
  if (!field.when) return true;
  const answer = values[field.when.field] ?? '';
  return field.when.is === undefined ? answer !== '' && answer !== REMOVED : answer === field.when.is;
}

/** The fields with a column of their own in a user's row; the others of the line stand below it. */
export const columnFields = (form: RequestForm): readonly FieldDefinition[] =>
  form.line.filter((field) => !field.when && !field.below);
