import { randomBytes } from 'node:crypto';
import type { Prisma } from '@/lib/platform/generated/client';
import { digest } from '@/lib/platform/secrets';
import { idAt, type Random } from '../random';

const HOUR_MS = 3_600_000;
const GOOD_FOR_HOURS = 7 * 24;

type Rows = {
  users: Prisma.UserCreateManyInput[];
  memberships: Prisma.MembershipCreateManyInput[];
  invitations: Prisma.InvitationCreateManyInput[];
};
type Newcomer = { email: string; name: string; timeZone: string; account: number; hoursAgo: number };

const NEWCOMERS: readonly Newcomer[] = [
  {
    email: 'facilities@northgate.example',
    name: 'Rosa Delgado',
    timeZone: 'America/Chicago',
    account: 300001,
    hoursAgo: 51,
  },
  {
    email: 'reception@oakfield.example',
    name: 'Gemma Price',
    timeZone: 'Europe/London',
    account: 400002,
    hoursAgo: 218,
  },
];

/** Admins of an import who have not set their password yet: one still can, the other's link has ended. Nobody has the links. */
export function invitedRows(now: Date, random: Random): Rows {
  const rows: Rows = { users: [], memberships: [], invitations: [] };
  for (const { email, name, timeZone, account, hoursAgo } of NEWCOMERS) {
    const createdAt = new Date(now.getTime() - hoursAgo * HOUR_MS);
    const userId = idAt(random, createdAt);
    rows.users.push({ id: userId, email, name, role: 'CUSTOMER_ADMIN', timeZone, createdAt });
    rows.memberships.push({ userId, accountNumber: account });
    rows.invitations.push({
      id: idAt(random, createdAt),
      userId,
      email,
      tokenHash: digest(randomBytes(32).toString('hex')),
      createdAt,
      expiresAt: new Date(createdAt.getTime() + GOOD_FOR_HOURS * HOUR_MS),
    });
  }
  return rows;
}
