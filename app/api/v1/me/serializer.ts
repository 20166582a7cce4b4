import type { z } from 'zod';
import type { Person } from '@/lib/platform/actor';
import type { me } from './schema';

export const serializeMe = ({ email, name, role, scope }: Person): z.input<typeof me> => ({
  email,
  name,
  role,
  accounts: scope.kind === 'accounts' ? [...scope.accountNumbers] : [],
});
