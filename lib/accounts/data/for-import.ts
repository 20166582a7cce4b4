import 'server-only';
import type { Tx } from '@/lib/platform/db';
import type { AccountRecord, StoredDirectoryUser, StoredPerson } from '../types';

type Raw = Pick<Tx, '$queryRaw'>;

/** Those of the accounts that there are. For operations: it asks for no scope. */
export async function accountsByNumber(
  tx: Raw,
  numbers: readonly number[],
): Promise<Map<number, AccountRecord>> {
  const rows = await tx.$queryRaw<AccountRecord[]>`
    SELECT number, name, region::text AS region, time_zone AS "timeZone", service_level::text AS "serviceLevel",
      user_administration AS "userAdministration", platform::text AS platform, products::text[] AS products, version
    FROM accounts WHERE number = ANY(${[...numbers]}::int[])`;
  return new Map(rows.map((row) => [row.number, row]));
}

/** Takes the accounts for the transaction, in the order of their numbers, so that two who do so wait and do not collide. */
export async function lockAccounts(tx: Raw, numbers: readonly number[]): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM accounts WHERE number = ANY(${[...numbers]}::int[]) ORDER BY number FOR NO KEY UPDATE`;
}

/** The people with these addresses (lower case), disabled ones too. For operations. */
export async function peopleByEmail(tx: Raw, emails: readonly string[]): Promise<Map<string, StoredPerson>> {
  const rows = await tx.$queryRaw<StoredPerson[]>`
    SELECT u.id::text AS id, u.email, u.name, u.role::text AS role, u.time_zone AS "timeZone",
      u.disabled_at IS NOT NULL AS "isDisabled",
      ARRAY(SELECT account_number FROM memberships m WHERE m.user_id = u.id ORDER BY 1) AS accounts
    FROM users u WHERE u.email = ANY(${[...emails]}::text[])`;
  return new Map(rows.map((row) => [row.email, row]));
}

type Wanted = { accountNumber: number; email: string; extension?: string | undefined };

/** The end users with one of the addresses or extensions, in the account it belongs to; deleted ones left out. */
export async function directoryUsersFor(tx: Raw, wanted: readonly Wanted[]): Promise<StoredDirectoryUser[]> {
  // One join for each, so that neither becomes a comparison of all with all.
  return tx.$queryRaw<StoredDirectoryUser[]>`
    WITH wanted AS MATERIALIZED (
      SELECT * FROM json_to_recordset(${JSON.stringify(wanted)}::json)
        AS w ("accountNumber" int, email text, extension text)
    ), found AS (
      SELECT d.id FROM wanted w JOIN directory_users d
        ON d.account_number = w."accountNumber" AND lower(d.email) = w.email AND d.status <> 'DELETED'
      UNION
      SELECT d.id FROM wanted w JOIN directory_users d
        ON d.account_number = w."accountNumber" AND d.extension = w.extension AND d.status <> 'DELETED'
    )
    SELECT d.id::text AS id, d.account_number AS "accountNumber", lower(d.email) AS email,
      d.first_name AS "firstName", d.last_name AS "lastName", d.username, d.job_title AS "jobTitle", d.extension,
      d.phone_number AS "phoneNumber", d.site, d.license, d.cost_center AS "costCenter",
      d.device, d.products::text[] AS products, d.status::text AS status
    FROM found JOIN directory_users d USING (id)`;
}
