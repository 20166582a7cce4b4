import { DEMO_ACCOUNTS } from './accounts';

const DAY_MS = 86_400_000;

/** The accounts as they are stored; each has been a customer for longer than the one before it. */
export function accountRows(now: Date) {
  return DEMO_ACCOUNTS.map(
    ({ number, name, region, timeZone, serviceLevel, userAdministration, products, upgrade }, index) => {
      const createdAt = new Date(now.getTime() - (400 + 37 * index) * DAY_MS);
      const platform = upgrade.kind === 'completed' ? ('X_SERIES' as const) : ('CLASSIC' as const);
      return {
        number,
        name,
        region,
        timeZone,
        serviceLevel,
        userAdministration,
        products,
        platform,
        createdAt,
        updatedAt: createdAt,
      };
    },
  );
}
