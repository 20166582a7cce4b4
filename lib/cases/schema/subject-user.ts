import { z } from 'zod';
import { email, isUuid } from './fields';

/** The existing user a request is about: by directory id or by email, one of the two is enough. */
export const subjectUser = {
  userId: z.string().trim().toLowerCase().refine(isUuid, 'Choose a user of the directory.').optional(),
  email: email('Enter the user’s email address.').optional(),
};

export const subjectUserGiven = {
  at: 'userId' as const,
  reads: ['userId', 'email'] as const,
  message: 'Choose the user.',
  holds: (item: { userId?: string | undefined; email?: string | undefined }) =>
    item.userId !== undefined || item.email !== undefined,
};
