import { z } from 'zod';

export const signInInput = z.strictObject({
  email: z.string().trim().toLowerCase().max(254).pipe(z.email('Enter an email address.')),
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
export const confirmEmailInput = z.strictObject({ token: z.string().max(100) });

export const invitationToken = z.string().max(100);
/** Length is what makes a password hard to guess; nothing else is asked of it. */
export const acceptInvitationInput = z.strictObject({
  token: invitationToken,
  password: z.string().min(12, 'Use at least 12 characters.').max(256, 'Use at most 256 characters.'),
});

export const inviteOperatorInput = z.strictObject({
  email: signInInput.shape.email,
  name: z
    .string()
    .trim()
    .min(1, 'Give the name of the person.')
    .max(120, 'At most 120 characters.')
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'Leave out control characters.'),
});
