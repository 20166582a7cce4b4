import 'server-only';
import { db } from '@/lib/platform/db';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { isSpent } from '../rules/hidden-link';
import type { MailQuery } from '../schema';
import type { MailRecord, MailState, MailSummary } from '../types';

const PAGE = 50;
const CURSOR = /^(\d{1,14})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

const columns = {
  id: true,
  recipient: true,
  subject: true,
  kind: true,
  state: true,
  createdAt: true,
  sentAt: true,
  dueAt: true,
  attempts: true,
  lastError: true,
  resends: true,
} as const;

const asState = <T extends { state: string }>(row: T) => ({ ...row, state: row.state as MailState });

/** A page of mails, newest first. `q` is how the recipient's address begins. @throws Invalid for a cursor that is none */
export async function listMails({
  state,
  q,
  cursor,
}: MailQuery): Promise<{ mails: MailSummary[]; nextCursor: string | null }> {
  const [, time, id] = CURSOR.exec(cursor ?? '') ?? [];
  if (cursor && !id) throw Invalid.field('cursor', 'This is no cursor of ours.');
  const createdAt = new Date(Number(time));
  const after = id ? { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }] } : {};
  const rows = await db.mail.findMany({
    where: { ...(state && { state }), ...(q && { recipient: { startsWith: q } }), ...after },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: PAGE + 1,
    select: columns,
  });
  const mails = rows.slice(0, PAGE).map(asState);
  const last = rows.length > PAGE ? mails.at(-1) : undefined;
  return { mails, nextCursor: last ? `${last.createdAt.getTime()}_${last.id}` : null };
}

/** One mail with both of its texts. @throws NotFound */
export async function getMail(id: string): Promise<MailRecord> {
  const row = await db.mail.findUnique({
    where: { id },
    select: { ...columns, text: true, html: true, sealedSecret: true },
  });
  if (!row) throw new NotFound();
  const { sealedSecret, ...mail } = asState(row);
  return { ...mail, isSpent: isSpent({ text: mail.text, sealedSecret }) };
}
