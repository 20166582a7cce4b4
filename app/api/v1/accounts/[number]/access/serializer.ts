import type { z } from 'zod';
import type { Access } from '@/lib/upgrades/types';
import type { accessShape } from './schema';

export const serializeAccess = ({ portal, accessible, lockout }: Access): z.input<typeof accessShape> => ({
  portal,
  accessible,
  lockout: lockout && {
    startsAt: lockout.startsAt.toISOString(),
    expectedEndAt: lockout.expectedEndAt.toISOString(),
  },
});
