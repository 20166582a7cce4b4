import 'server-only';
import { db } from '@/lib/platform/db';

const AT_ONCE = 500;

/** Open cases of people who can't sign in any more, the most urgent first. */
export async function listLeftBehind(): Promise<number[]> {
  const rows = await db.$queryRaw<{ number: number }[]>`
    SELECT c.number FROM users u JOIN cases c ON c.assignee_id = u.id
    WHERE u.disabled_at IS NOT NULL AND c.status IN ('NEW', 'OPEN', 'WAITING_ON_CUSTOMER')
    ORDER BY coalesce(c.next_deadline, 'infinity'), c.number LIMIT ${AT_ONCE}`;
  return rows.map(({ number }) => number);
}
