import { z } from 'zod';

const address = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'Enter an email address.')
  .pipe(z.email('Enter an email address.'));

export const signInInput = z.strictObject({
  email: address,
  password: z.string().min(1, 'Enter your password.').max(256),
});

export const createTokenInput = z.strictObject({
  name: z.string().trim().min(1, 'Give the token a name.').max(80),
  access: z.enum(['read', 'write']).default('read'),
  expiresInDays: z.number().int().min(1).max(365).nullable().default(90),
});

export const tokenReference = z.strictObject({ id: z.uuid() });
export const sessionReference = z.strictObject({ id: z.uuid() });

const isTimeZone = (name: string) => Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC';
export const setTimeZoneInput = z.strictObject({
  timeZone: z.string().max(64).refine(isTimeZone, 'Choose a time zone from the list.'),
});

export const personReference = z.strictObject({ userId: z.uuid() });

const linkToken = z.string().max(100);
export const confirmEmailInput = z.strictObject({ token: linkToken });

/** Length is what makes a password hard to guess; nothing else is asked of it. */
const newPassword = z.string().min(12, 'Use at least 12 characters.').max(256, 'Use at most 256 characters.');

/** Behind a link by mail: of an invitation, or for a password that was forgotten. */
export const passwordByLinkInput = z.strictObject({ token: linkToken, password: newPassword });

export const changePasswordInput = z.strictObject({
  current: z.string().min(1, 'Enter the password you have now.').max(256, 'This is not your password.'),
  password: newPassword,
});

export const askForPasswordLinkInput = z.strictObject({ email: address });
/** As it waits for the worker: the address is sealed, anybody can type anybody's. */
export const passwordLinkAsked = z.strictObject({ sealedEmail: z.string() });

export const inviteOperatorInput = z.strictObject({
  email: address,
  name: z
    .string()
    .trim()
    .min(1, 'Give the name of the person.')
    .max(120, 'At most 120 characters.')
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'Leave out control characters.'),
});
