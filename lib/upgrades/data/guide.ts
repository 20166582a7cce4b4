import 'server-only';
import { db } from '@/lib/platform/db';

/** Whether a person has put the guide to Admin Console away; null for who is no admin of the account. */
export async function readGuideSeen(userId: string, accountNumber: number) {
  return db.membership.findUnique({
    where: { userId_accountNumber: { userId, accountNumber } },
    select: { guideSeenAt: true },
  });
}
