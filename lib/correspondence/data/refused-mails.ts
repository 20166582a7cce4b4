import 'server-only';
import { db } from '@/lib/platform/db';
import type { RefusedMail } from '../types';

const SHOWN = 20;

/** The mails that did not go onto a case as their sender's words, newest first. */
export async function listRefusedMails(): Promise<RefusedMail[]> {
  const rows = await db.inboundMail.findMany({
    where: { state: { in: ['refused', 'unverified'] } },
    orderBy: { receivedAt: 'desc' },
    take: SHOWN,
    select: { id: true, sender: true, subject: true, receivedAt: true, reason: true },
  });
  return rows.map((row) => ({ ...row, reason: row.reason ?? '' }));
}
