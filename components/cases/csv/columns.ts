import { type FieldDefinition, fieldsOf, type RequestForm } from '@/components/cases/forms/definition';

/** Which column of a file answers which field: the field's name, or null to leave the column out. */
export type Mapping = readonly (string | null)[];

/** What other systems call these. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  firstName: ['given name', 'forename', 'first'],
  lastName: ['surname', 'family name', 'last'],
  email: ['work email', 'email address', 'e-mail', 'mail', 'user email', 'login'],
  newEmail: ['new email', 'new email address'],
  extension: ['ext', 'extension number', 'new extension'],
  phoneNumber: ['phone', 'phone number', 'direct number', 'did', 'telephone'],
  site: ['location', 'office', 'branch'],
  jobTitle: ['title', 'position', 'role title'],
  costCenter: ['cost centre', 'department code'],
  license: ['licence', 'plan'],
  startDate: ['start', 'starts on', 'start day', 'hire date'],
  effectiveOn: ['date', 'effective', 'effective date', 'leaves on', 'last day', 'end date'],
  deviceModel: ['desk phone', 'phone model', 'device', 'model'],
  deviceMac: ['mac', 'mac address'],
  portInNumber: ['port in number', 'ported number', 'number to port'],
  sameSetUpAs: ['copy from', 'template user', 'same as', 'model user'],
  skills: ['skill', 'skill levels'],
  callForwarding: ['forward to', 'forwarding'],
  voicemailForwardTo: ['voicemail to', 'forward voicemail to'],
  numberReassignTo: ['number to', 'reassign number to', 'reassign to'],
  deviceReassignTo: ['phone to', 'reassign phone to'],
  openInteractionsTo: ['interactions to', 'handover to'],
};

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

const namesOf = ({ name, label }: FieldDefinition) => [label, name, ...(ALSO[name] ?? [])].map(plain);

/** Needed of every row, so it comes first when two fields would take one heading. */
export const isNeeded = (field: FieldDefinition): boolean =>
  field.required === true && field.initial === undefined && !field.when;

/** A field for each heading that one can be guessed from, each field once. */
export function guessMapping(form: RequestForm, headings: readonly string[]): Mapping {
  const columns = headings.map(plain);
  const mapping: (string | null)[] = columns.map(() => null);
  const fields = fieldsOf(form);
  const ordered = [...fields.filter(isNeeded), ...fields.filter((field) => !isNeeded(field))];
  const take = (field: FieldDefinition, fits: (column: string) => boolean) => {
    const at = columns.findIndex((column, index) => mapping[index] === null && fits(column));
    if (at >= 0) mapping[at] = field.name;
    return at >= 0;
  };
  const isTaken = ({ name }: FieldDefinition) => mapping.includes(name);
  for (const field of ordered) namesOf(field).some((name) => take(field, (column) => column === name));
  // "Employee first name" holds "First name"; short words would be found anywhere.
  for (const field of ordered.filter((each) => !isTaken(each)))
    namesOf(field).some((name) => name.length >= 6 && take(field, (column) => column.includes(name)));
  return mapping;
}

/** Fields that every row needs and no column answers. What a colleague's set-up brings may come from there. */
export function missingFields(form: RequestForm, mapping: Mapping): FieldDefinition[] {
  const copies = mapping.includes('sameSetUpAs');
  return fieldsOf(form).filter(
    (field) => isNeeded(field) && !mapping.includes(field.name) && !(copies && field.copies),
  );
}

/** "C" for the third column, as spreadsheets call it. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetter(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}
