/** Licenses by name; ACCOUNT bundles what belongs to no single person (numbers, services of the whole account). */
export const LICENSES = ['X1', 'X2', 'X3', 'X4', 'X5', 'X6', 'X7', 'X8', 'ACCOUNT'] as const;
export const BILLING_PERIODS = ['MONTHLY', 'YEARLY'] as const;

export type License = (typeof LICENSES)[number];
export type BillingPeriod = (typeof BILLING_PERIODS)[number];

export type ServiceItem = {
  id: string;
  code: string;
  name: string;
  license: License;
  /** Whom it is for; null for the whole account. */
  userId: string | null;
  userName: string | null;
  quantity: number;
  /** In the currency's smallest unit. */
  unitPriceMinor: number;
  currency: string;
  period: BillingPeriod;
};

/** What is to pay in one currency for one period. */
export type Total = { currency: string; period: BillingPeriod; amountMinor: number };

/** The items of one service within a license, added up. */
export type ServiceLine = Total & {
  code: string;
  name: string;
  quantity: number;
  people: number;
  unitPriceMinor: number;
};

export type LicenseLine = { license: License; people: number; services: ServiceLine[]; totals: Total[] };

/** Where an account finds its bill: inside Account Manager, or in a portal of its own (facts.md U3). */
export type BilledIn = 'ACCOUNT_MANAGER' | 'BILLING_PORTAL';
