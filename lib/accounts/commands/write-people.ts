import 'server-only';
import type { Tx } from '@/lib/platform/db';
import type { ImportedPerson } from '../types';

type Raw = Pick<Tx, '$executeRaw'>;

/**
 * Many customer admins at once, in the caller's transaction: new ones are made (without a password, in the zone of their
 * first account unless told), known ones get name and zone as given, and all the accounts they are named with.
 */
export async function writePeople(tx: Raw, people: readonly ImportedPerson[], now: Date): Promise<void> {
  if (people.length === 0) return;
  const rows = JSON.stringify(people);
  await tx.$executeRaw`
    INSERT INTO users (id, email, name, role, time_zone, created_at)
    SELECT uuidv7(), p.email, p.name, 'CUSTOMER_ADMIN',
      coalesce(p."timeZone", (SELECT a.time_zone FROM accounts a WHERE a.number = p.accounts[1])), ${now}::timestamptz
    FROM json_to_recordset(${rows}::json) AS p (email text, name text, "timeZone" text, accounts int[])
    ON CONFLICT (email) DO NOTHING`;
  await tx.$executeRaw`
    UPDATE users u SET name = p.name, time_zone = coalesce(p."timeZone", u.time_zone)
    FROM json_to_recordset(${rows}::json) AS p (email text, name text, "timeZone" text)
    WHERE u.email = p.email AND u.role = 'CUSTOMER_ADMIN'
      AND (u.name, u.time_zone) IS DISTINCT FROM (p.name, coalesce(p."timeZone", u.time_zone))`;
  await tx.$executeRaw`
    INSERT INTO memberships (user_id, account_number)
    SELECT u.id, number
    FROM json_to_recordset(${rows}::json) AS p (email text, accounts int[])
    JOIN users u ON u.email = p.email AND u.role = 'CUSTOMER_ADMIN'
    CROSS JOIN LATERAL unnest(p.accounts) AS number
    ON CONFLICT DO NOTHING`;
}
