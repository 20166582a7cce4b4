import 'server-only';
import type { Tx } from '@/lib/platform/db';
import type { ImportedDirectoryUser } from '../types';

type Raw = Pick<Tx, '$executeRaw'>;

/** Many new end users at once, in the caller's transaction. Answers how many there were. */
export async function insertDirectoryUsers(
  tx: Raw,
  users: readonly ImportedDirectoryUser[],
  now: Date,
): Promise<number> {
  if (users.length === 0) return 0;
  return tx.$executeRaw`
    INSERT INTO directory_users (id, account_number, email, first_name, last_name, username, job_title, extension,
      phone_number, site, license, cost_center, device, products, status, created_at, updated_at)
    SELECT uuidv7(), "accountNumber", email, "firstName", "lastName", username, "jobTitle", extension, "phoneNumber",
      site, license, "costCenter", device, coalesce(products, '{WORK}'), coalesce(status, 'ACTIVE'),
      ${now}::timestamptz, ${now}::timestamptz
    FROM json_to_recordset(${JSON.stringify(users)}::json) AS given ("accountNumber" int, email text,
      "firstName" text, "lastName" text, username text, "jobTitle" text, extension text, "phoneNumber" text,
      site text, license text, "costCenter" text, device text, products "Product"[], status "DirectoryStatus")
    ON CONFLICT (account_number, lower(email)) WHERE status <> 'DELETED' DO NOTHING`;
}

/** Many changes at once; what a row leaves out stays. Accounts are locked by the caller. */
export async function updateDirectoryUsers(
  tx: Raw,
  users: readonly ImportedDirectoryUser[],
  now: Date,
): Promise<void> {
  if (users.length === 0) return;
  await tx.$executeRaw`
    UPDATE directory_users d SET first_name = given."firstName", last_name = given."lastName",
      username = coalesce(given.username, d.username), job_title = coalesce(given."jobTitle", d.job_title),
      extension = coalesce(given.extension, d.extension), phone_number = coalesce(given."phoneNumber", d.phone_number),
      site = coalesce(given.site, d.site), license = coalesce(given.license, d.license),
      cost_center = coalesce(given."costCenter", d.cost_center), device = coalesce(given.device, d.device),
      products = coalesce(given.products, d.products), status = coalesce(given.status, d.status),
      updated_at = ${now}::timestamptz, version = d.version + 1
    FROM json_to_recordset(${JSON.stringify(users)}::json) AS given ("accountNumber" int, email text,
      "firstName" text, "lastName" text, username text, "jobTitle" text, extension text, "phoneNumber" text,
      site text, license text, "costCenter" text, device text, products "Product"[], status "DirectoryStatus")
    WHERE d.account_number = given."accountNumber" AND lower(d.email) = given.email AND d.status <> 'DELETED'`;
}
