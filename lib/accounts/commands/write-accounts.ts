import 'server-only';
import type { Tx } from '@/lib/platform/db';
import type { WholeAccount } from '../types';

type Raw = Pick<Tx, '$executeRaw'>;

const asRows = (accounts: readonly WholeAccount[]) => JSON.stringify(accounts);

/**
 * Many new accounts at once, in the caller's transaction; they enter on Classic. Answers how many there were: fewer than
 * given means that somebody created one of them a moment ago.
 */
export async function insertAccounts(tx: Raw, accounts: readonly WholeAccount[], now: Date): Promise<number> {
  if (accounts.length === 0) return 0;
  return tx.$executeRaw`
    INSERT INTO accounts (number, name, region, time_zone, service_level, user_administration, platform, products,
      created_at, updated_at)
    SELECT number, name, region, "timeZone", "serviceLevel", "userAdministration", 'CLASSIC', products,
      ${now}::timestamptz, ${now}::timestamptz
    FROM json_to_recordset(${asRows(accounts)}::json) AS given (number int, name text, region "Region",
      "timeZone" text, "serviceLevel" "ServiceLevel", "userAdministration" boolean, products "Product"[])
    ON CONFLICT (number) DO NOTHING`;
}

/** Many corrections at once; the accounts are locked by the caller. */
export async function updateAccounts(tx: Raw, accounts: readonly WholeAccount[], now: Date): Promise<void> {
  if (accounts.length === 0) return;
  await tx.$executeRaw`
    UPDATE accounts a SET name = given.name, region = given.region, time_zone = given."timeZone",
      service_level = given."serviceLevel", user_administration = given."userAdministration",
      products = given.products, updated_at = ${now}::timestamptz, version = a.version + 1
    FROM json_to_recordset(${asRows(accounts)}::json) AS given (number int, name text, region "Region",
      "timeZone" text, "serviceLevel" "ServiceLevel", "userAdministration" boolean, products "Product"[])
    WHERE a.number = given.number`;
}
