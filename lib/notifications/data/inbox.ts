import 'server-only';
import { db, pool } from '@/lib/platform/db';
import { Invalid } from '@/lib/platform/errors';
import { KeptReads } from '@/lib/platform/kept-reads';
import type { InboxItem } from '../types';

const PAGE = 30;
/** From here on the count is not told exactly. */
const MOST_COUNTED = 10;

const UNREAD = `SELECT count(*)::int AS unread FROM (
  SELECT 1 FROM inbox_items WHERE user_id = $1::uuid AND read_at IS NULL LIMIT ${MOST_COUNTED}) AS counted`;
const kept = new KeptReads<number>(1_000);

/**
 * How many items a person has not read, ten at most; a partial index holds nothing else.
 * @param snapshot of this request: counted in an equal one, it is not counted again
 */
export async function countUnread(userId: string, snapshot?: string): Promise<number> {
  return kept.read(userId, snapshot, async () => {
    const { rows } = await pool.query<{ unread: number }>({ name: 'unread', text: UNREAD, values: [userId] });
    return rows[0]?.unread ?? 0;
  });
}

const CURSOR = /^(\d{1,14})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** A page of a person's inbox, newest first. @throws Invalid for a cursor that is none */
export async function listInbox(
  userId: string,
  cursor?: string,
): Promise<{ items: InboxItem[]; nextCursor: string | null }> {
  const [, time, id] = CURSOR.exec(cursor ?? '') ?? [];
  if (cursor && !id) throw Invalid.field('cursor', 'This is no cursor of ours.');
  const createdAt = new Date(Number(time));
  const after = id ? { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }] } : {};
  const rows = await db.inboxItem.findMany({
    where: { userId, ...after },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: PAGE + 1,
    select: { id: true, title: true, text: true, href: true, createdAt: true, readAt: true },
  });
  const items = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? items.at(-1) : undefined;
  return { items, nextCursor: last ? `${last.createdAt.getTime()}_${last.id}` : null };
}
