import 'server-only';
import type { AccountScope } from '@/lib/platform/actor';
import type { Clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { assertOpen, getAccess } from '@/lib/upgrades/data/gate';
import { billedIn } from './rules';
import type { BilledIn, ServiceItem } from './types';

/** The items of an account, those of the whole account first, then person by person. */
async function listItems(accountNumber: number): Promise<ServiceItem[]> {
  return db.$queryRaw<ServiceItem[]>`
    SELECT i.id, i.code, i.name, i.license, i.directory_user_id AS "userId",
      u.first_name || ' ' || u.last_name AS "userName", i.quantity, i.unit_price_minor AS "unitPriceMinor",
      i.currency::text AS currency, i.period::text AS period
    FROM service_items i LEFT JOIN directory_users u ON u.id = i.directory_user_id
    WHERE i.account_number = ${accountNumber}
    ORDER BY u.id IS NOT NULL, u.last_name, u.first_name, u.id, i.code, i.id`;
}

export type Bill = { billedIn: BilledIn; items: ServiceItem[] };

/**
 * An account's bill through the gate: asked first, and again after the rows were read, so that an answer which straddles
 * the start of the lockout is not given. @throws Locked, NotFound
 */
export async function readBill(scope: AccountScope, accountNumber: number, clock: Clock): Promise<Bill> {
  assertOpen(await getAccess(scope, accountNumber, clock));
  const items = await listItems(accountNumber);
  const { portal } = assertOpen(await getAccess(scope, accountNumber, clock));
  return { billedIn: billedIn(portal), items };
}
