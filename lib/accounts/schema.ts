import { z } from 'zod';
import { defaultZoneOf, isPlainText, isTimeZone, LARGEST_NUMBER } from './rules';
import { DIRECTORY_STATUSES, PRODUCTS, REGIONS, SERVICE_LEVELS } from './types';

export const accountNumber = z.int('Enter the account number.').min(1).max(LARGEST_NUMBER);
export const regionSchema = z.enum(REGIONS);
export const serviceLevelSchema = z.enum(SERVICE_LEVELS);
export const productSchema = z.enum(PRODUCTS);
export const directoryStatusSchema = z.enum(DIRECTORY_STATUSES);

/** One line of text as people type it. */
export const line = (longest: number, missing: string) =>
  z
    .string()
    .trim()
    .min(1, missing)
    .max(longest, `At most ${longest} characters.`)
    .refine(isPlainText, 'Leave out control characters.');

const name = line(120, 'Enter the name.');
const timeZone = z.string().refine(isTimeZone, 'Enter an IANA time zone, for instance Europe/London.');
const products = z
  .array(productSchema)
  .min(1, 'An account has at least one product.')
  .refine((list) => new Set(list).size === list.length, 'Name each product once.');

/** What a file says of an account. What it leaves out stays as it is, or as a new account begins. */
export const importedAccount = z.strictObject({
  number: accountNumber,
  name,
  region: regionSchema,
  timeZone: timeZone.optional(),
  serviceLevel: serviceLevelSchema,
  userAdministration: z.boolean('Write yes or no.').optional(),
  products: products.optional(),
});

const email = z
  .string('Enter the email address.')
  .trim()
  .toLowerCase()
  .max(254, 'At most 254 characters.')
  .pipe(z.email('Enter an email address.'));
const detail = line(120, 'Fill this in.').optional();

/** What a file says of an end user of an account. */
export const importedDirectoryUser = z.strictObject({
  accountNumber,
  email,
  firstName: line(80, 'Enter the first name.'),
  lastName: line(80, 'Enter the last name.'),
  username: detail,
  jobTitle: detail,
  extension: z
    .string()
    .trim()
    .regex(/^\d{2,8}$/, 'An extension has 2 to 8 digits.')
    .optional(),
  phoneNumber: z
    .string()
    .overwrite((value) => value.replace(/[\s().-]/g, ''))
    .regex(/^\+[1-9]\d{6,14}$/, 'Enter the number with its country code, like +44 20 7096 6060.')
    .optional(),
  site: detail,
  license: z.enum(['X1', 'X2', 'X3', 'X4', 'X5', 'X6', 'X7', 'X8']).optional(),
  costCenter: detail,
  device: detail,
  products: products.optional(),
  status: z.enum(['ACTIVE', 'DEACTIVATED']).optional(),
});

const MOST_ACCOUNTS = 200;

/** What a file says of a customer admin. The accounts are added to those there are. */
export const importedPerson = z.strictObject({
  email,
  name: line(120, 'Enter the name.'),
  accounts: z
    .array(z.int('Use account numbers.').min(1).max(LARGEST_NUMBER))
    .min(1, 'Enter at least one account number.')
    .max(MOST_ACCOUNTS, `At most ${MOST_ACCOUNTS} accounts in a row.`),
  timeZone: timeZone.optional(),
});

/** A new account enters on Classic; only a completed upgrade changes its platform. */
export const createAccountInput = z
  .strictObject({
    /** The next free number unless given. */
    number: accountNumber.optional(),
    name,
    region: regionSchema,
    /** That of the region's desk unless given. */
    timeZone: timeZone.optional(),
    serviceLevel: serviceLevelSchema,
    /** Comes with ENTERPRISE, otherwise bought (facts.md S1). */
    userAdministration: z.boolean().optional(),
    products: products.default(['WORK']),
    platform: z.literal('CLASSIC', 'New accounts start on Classic.').default('CLASSIC'),
  })
  .transform((given) => ({
    ...given,
    timeZone: given.timeZone ?? defaultZoneOf(given.region),
    userAdministration: given.userAdministration ?? given.serviceLevel === 'ENTERPRISE',
  }));

export const correctAccountBody = z.strictObject({
  name: name.optional(),
  region: regionSchema.optional(),
  timeZone: timeZone.optional(),
  serviceLevel: serviceLevelSchema.optional(),
  userAdministration: z.boolean().optional(),
  products: products.optional(),
});

export const correctAccountInput = correctAccountBody.extend({ number: accountNumber });

export const searchText = z.string().trim().max(200).refine(isPlainText, 'Leave out control characters.');

export const personReference = z.strictObject({ userId: z.uuid() });
export const membershipInput = personReference.extend({ accountNumber });
