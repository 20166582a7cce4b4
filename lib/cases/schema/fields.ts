import { z } from 'zod';

/** Control characters, lone surrogates and direction overrides: never part of a name, an address or a subject. */
const NOT_IN_A_LINE = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;
const NOT_IN_A_TEXT = /[^\P{Cc}\n\t]|[\p{Cs}\u202A-\u202E\u2066-\u2069]/u;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const LARGEST_INT4 = 2_147_483_647;

export const isUuid = (value: string): boolean => UUID.test(value);

/** One line of text, trimmed. */
export function text(max: number, required = 'Fill this in.') {
  return z
    .string(required)
    .trim()
    .min(1, required)
    .max(max, `At most ${max} characters.`)
    .refine((value) => !NOT_IN_A_LINE.test(value), 'Remove line breaks and other control characters.');
}

/** Text of several lines; line ends become `\n`. */
export function longText(max: number, required = 'Fill this in.') {
  return z
    .string(required)
    .overwrite((value) => value.replace(/\r\n?/g, '\n').trim())
    .min(1, required)
    .max(max, `At most ${max} characters.`)
    .refine((value) => !NOT_IN_A_TEXT.test(value), 'Remove control characters.');
}

/** What is there but is no address is told apart from what is missing: the reader of a filled field looks for what is wrong. */
export const email = (required = 'Enter an email address.') =>
  z
    .string(required)
    .trim()
    .toLowerCase()
    .min(1, { error: required, abort: true })
    .max(254, 'At most 254 characters.')
    .email('Enter a complete address, like name@example.com.');

/** Stored with its country code and digits only: `+442070966060`. */
export const phoneNumber = () =>
  z
    .string('Enter the number with its country code, like +44 20 7096 6060.')
    .overwrite((value) => value.replace(/[\s().-]/g, ''))
    .regex(/^\+[1-9]\d{6,14}$/, 'Enter the number with its country code, like +44 20 7096 6060.');

/** Stored as `00:1A:2B:3C:4D:5E`, however it was typed. */
export const macAddress = () =>
  z
    .string('Enter the MAC address on the phone’s label, like 00:1A:2B:3C:4D:5E.')
    .overwrite((value) => {
      const digits = value.replace(/[\s:.-]/g, '').toUpperCase();
      return digits.length === 12 ? (digits.match(/../g) ?? []).join(':') : value;
    })
    .regex(
      /^[0-9A-F]{2}(:[0-9A-F]{2}){5}$/,
      'Enter the MAC address on the phone’s label, like 00:1A:2B:3C:4D:5E.',
    );

export const extension = () =>
  z
    .string()
    .trim()
    .regex(/^\d{2,8}$/, 'An extension has 2 to 8 digits.');

/** A calendar date in the account's zone, `YYYY-MM-DD`. */
export const localDate = () => z.iso.date('Enter a date as YYYY-MM-DD.');

/** An existing user of the account's directory, by id or by email. */
export const userReference = (required = 'Choose a user of the directory.') =>
  z
    .string(required)
    .trim()
    .toLowerCase()
    .min(1, required)
    .max(254, 'At most 254 characters.')
    .refine(
      (value) => isUuid(value) || z.email().safeParse(value).success,
      'Choose a user of the directory, by id or email address.',
    );

/** A short list of names without repeats (queues, ring groups). */
export const names = (max = 50) =>
  z
    .array(text(80, 'Give it a name.'))
    .max(max, `At most ${max}.`)
    .refine(
      (values) => new Set(values.map((value) => value.toLowerCase())).size === values.length,
      'Name each once.',
    );

export const accountNumber = () =>
  z.int('Choose an account.').min(1, 'Choose an account.').max(LARGEST_INT4, 'There is no such account.');
export const caseNumber = () =>
  z
    .int('Enter the number of a case.')
    .min(1, 'Enter the number of a case.')
    .max(LARGEST_INT4, 'There is no such case.');

export const LICENSES = ['X1', 'X2', 'X3', 'X4', 'X5', 'X6', 'X7', 'X8'] as const;
export const license = () => z.enum(LICENSES, 'Choose a license, X1 to X8.');
