import type { ImportKind } from '../types';

type Format = 'text' | 'number' | 'yes-no' | 'choice' | 'numbers' | 'choices';

export type Column = {
  field: string;
  /** As the template writes it. */
  label: string;
  format: Format;
  required?: true;
  /** What other systems call it; compared without case, spaces and punctuation. */
  aliases?: readonly string[];
  /** What the template shows in its example line. */
  example: string;
};

const account = (field: string): Column => ({
  field,
  label: 'Account number',
  format: 'number',
  required: true,
  aliases: ['number', 'account', 'account no', 'account id', 'customer number'],
  example: '100001',
});
const email: Column = {
  field: 'email',
  label: 'Email',
  format: 'text',
  required: true,
  aliases: ['email address', 'e-mail', 'mail', 'work email'],
  example: 'ana.diaz@halden.example',
};
const timeZone: Column = {
  field: 'timeZone',
  label: 'Time zone',
  format: 'text',
  aliases: ['zone', 'tz', 'timezone'],
  example: 'America/Los_Angeles',
};
const products: Column = {
  field: 'products',
  label: 'Products',
  format: 'choices',
  aliases: ['product'],
  example: 'Work | Contact Center',
};
const optional = (field: string, label: string, example: string, ...aliases: string[]): Column => ({
  field,
  label,
  format: 'text',
  aliases,
  example,
});

/** The columns of each kind of file, in the order of its template. */
export const columnsOf: Record<ImportKind, readonly Column[]> = {
  ACCOUNTS: [
    account('number'),
    {
      field: 'name',
      label: 'Name',
      format: 'text',
      required: true,
      aliases: ['account name', 'company', 'customer', 'customer name'],
      example: 'Halden US',
    },
    { field: 'region', label: 'Region', format: 'choice', required: true, example: 'US' },
    timeZone,
    {
      field: 'serviceLevel',
      label: 'Service level',
      format: 'choice',
      required: true,
      aliases: ['level', 'support level', 'sla'],
      example: 'Premium Plus',
    },
    {
      field: 'userAdministration',
      label: 'User administration',
      format: 'yes-no',
      aliases: ['user administration services', 'uas', 'macd'],
      example: 'yes',
    },
    products,
  ],
  PEOPLE: [
    email,
    {
      field: 'name',
      label: 'Name',
      format: 'text',
      required: true,
      aliases: ['full name', 'display name', 'contact'],
      example: 'Ana Diaz',
    },
    {
      field: 'accounts',
      label: 'Accounts',
      format: 'numbers',
      required: true,
      aliases: ['account', 'account number', 'account numbers', 'memberships'],
      example: '100001 | 100002',
    },
    timeZone,
  ],
  DIRECTORY: [
    account('accountNumber'),
    email,
    { ...optional('firstName', 'First name', 'Ana', 'given name'), required: true },
    { ...optional('lastName', 'Last name', 'Diaz', 'surname', 'family name'), required: true },
    optional('username', 'Username', 'ana.diaz', 'user name', 'login'),
    optional('jobTitle', 'Job title', 'Account executive', 'title'),
    optional('extension', 'Extension', '1042', 'ext'),
    optional('phoneNumber', 'Phone number', '+14155550142', 'phone', 'did', 'direct number'),
    optional('site', 'Site', 'San Jose', 'location', 'office'),
    { ...optional('license', 'License', 'X2', 'licence', 'plan'), format: 'choice' },
    optional('costCenter', 'Cost center', 'Sales 410', 'cost centre', 'department'),
    optional('device', 'Desk phone', 'Poly VVX 250', 'device', 'phone model'),
    { ...products, example: 'Work' },
    { ...optional('status', 'Status', 'Active', 'state'), format: 'choice' },
  ],
};

/** A name as it is compared: "E-mail address" and "email_address" are the same. */
const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

export type Layout = {
  /** For each column of the file the column it is read as; null for one that is not read. */
  columns: (Column | null)[];
  /** Why the file cannot be read with this header. */
  problem: string | null;
};

const MOST_COLUMNS = 200;
/** Of names that a file brings along, what is shown of each. */
const LONGEST_SHOWN = 60;
const quoted = (names: readonly string[]) =>
  names.map((name) => `“${name.slice(0, LONGEST_SHOWN).toWellFormed()}”`).join(', ');

/** What the columns of a file mean. Unknown columns are left out; a missing or repeated one, or too many, refuse the file. */
export function layoutOf(kind: ImportKind, header: readonly string[]): Layout {
  if (header.length > MOST_COLUMNS)
    return { columns: [], problem: `Line 1 has ${header.length} columns; a file may have ${MOST_COLUMNS}.` };
  const known = new Map<string, Column>();
  for (const column of columnsOf[kind])
    for (const name of [column.label, column.field, ...(column.aliases ?? [])])
      if (!known.has(plain(name))) known.set(plain(name), column);
  const columns = header.map((name) => known.get(plain(name)) ?? null);
  const repeated = columnsOf[kind].filter((one) => columns.filter((column) => column === one).length > 1);
  const missing = columnsOf[kind].filter((column) => column.required && !columns.includes(column));
  return { columns, problem: problemWith(header, missing, repeated) };
}

function problemWith(header: readonly string[], missing: readonly Column[], repeated: readonly Column[]) {
  if (repeated.length > 0)
    return `Line 1 names ${quoted(repeated.map(({ label }) => label))} more than once.`;
  if (missing.length === 0) return null;
  const found = header.filter((name) => name.trim() !== '');
  const there = found.length > 0 ? `Line 1 has ${quoted(found.slice(0, 20))}.` : 'Line 1 is empty.';
  return `The file has no column ${quoted(missing.map(({ label }) => label))}. ${there}`;
}

/** The header and one example line, as rows. */
export const templateOf = (kind: ImportKind): string[][] => [
  columnsOf[kind].map(({ label }) => label),
  columnsOf[kind].map(({ example }) => example),
];
