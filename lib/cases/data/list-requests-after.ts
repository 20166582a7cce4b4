import 'server-only';
import { db, type Tx } from '@/lib/platform/db';

export type RequestAfter = { accountNumber: number; number: number; subject: string };

/**
 * Open User Administration requests that are not over when an account's lockout begins: their complete-by is then or
 * later, or a user in them is asked for on that day (in the account's zone) or later. Asks for no scope: callers have.
 */
export async function listRequestsAfter(
  windows: readonly { accountNumber: number; lockoutStartsAt: Date }[],
  tx: Pick<Tx, '$queryRaw'> = db,
): Promise<RequestAfter[]> {
  if (windows.length === 0) return [];
  const given = JSON.stringify(windows);
  return tx.$queryRaw<RequestAfter[]>`
    SELECT c.account_number AS "accountNumber", c.number, c.subject
    FROM json_to_recordset(${given}::json) AS w ("accountNumber" int, "lockoutStartsAt" timestamptz)
    JOIN accounts a ON a.number = w."accountNumber"
    JOIN cases c ON c.account_number = a.number
    WHERE c.kind = 'USER_ADMINISTRATION' AND c.status IN ('NEW', 'OPEN', 'WAITING_ON_CUSTOMER')
      AND (c.complete_by >= w."lockoutStartsAt" OR EXISTS (
        SELECT 1 FROM case_items i
        WHERE i.case_number = c.number AND i.status = 'PENDING'
          AND coalesce(i.fields->>'startDate', i.fields->>'effectiveOn')
            >= to_char(w."lockoutStartsAt" AT TIME ZONE a.time_zone, 'YYYY-MM-DD')))
    ORDER BY c.account_number, c.number`;
}
