import 'server-only';
import { db } from '@/lib/platform/db';

/** The open cases of an account whose deadlines rest on another service level or region than the account's. */
export async function listOutdated(accountNumber: number): Promise<number[]> {
  const rows = await db.$queryRaw<{ number: number }[]>`
    SELECT c.number FROM cases c JOIN accounts a ON a.number = c.account_number
    WHERE c.account_number = ${accountNumber} AND c.status IN ('NEW', 'OPEN', 'WAITING_ON_CUSTOMER')
      AND (c.service_level <> a.service_level OR c.region <> a.region)
    ORDER BY c.number`;
  return rows.map(({ number }) => number);
}
