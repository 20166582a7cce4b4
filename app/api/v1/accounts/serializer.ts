import type { z } from 'zod';
import type { AccountRecord } from '@/lib/accounts/types';
import type { Phase, UpgradeFacts } from '@/lib/upgrades/types';
import type { accountShape } from './schema';

export function serializeAccount(
  account: AccountRecord,
  { phase, facts }: { phase: Phase; facts: Pick<UpgradeFacts, 'lockoutStartsAt'> | null },
): z.input<typeof accountShape> {
  const { number, name, region, timeZone, serviceLevel, userAdministration, platform, products } = account;
  return {
    number,
    name,
    region,
    timeZone,
    serviceLevel,
    userAdministration,
    platform,
    products,
    upgrade: { phase, lockoutStartsAt: facts?.lockoutStartsAt.toISOString() ?? null },
  };
}
