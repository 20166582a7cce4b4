import type { BillingPeriod, License, Total } from '@/lib/billing/types';

const formatters = new Map<string, Intl.NumberFormat>();

function formatterFor(currency: string): Intl.NumberFormat {
  const known = formatters.get(currency);
  if (known) return known;
  const formatter = new Intl.NumberFormat('en-GB', { style: 'currency', currency });
  formatters.set(currency, formatter);
  return formatter;
}

/** An amount in a currency's smallest unit as money: 123450 of USD is "US$1,234.50". The digits are those of the currency. */
export function formatMoney(amountMinor: number, currency: string): string {
  const formatter = formatterFor(currency);
  const digits = formatter.resolvedOptions().maximumFractionDigits ?? 2;
  // As decimal text, so that no binary fraction comes between.
  return formatter.format(`${amountMinor}e-${digits}` as Intl.StringNumericLiteral);
}

const periodWords: Record<BillingPeriod, string> = { MONTHLY: 'a month', YEARLY: 'a year' };

export const perPeriod = (period: BillingPeriod): string => periodWords[period];

/** "US$412.00 a month and US$96.00 a year" */
export const totalsInWords = (totals: readonly Total[]): string =>
  totals
    .map(
      ({ amountMinor, currency, period }) => `${formatMoney(amountMinor, currency)} ${periodWords[period]}`,
    )
    .join(' and ') || 'Nothing to pay';

export const licenseName = (license: License): string =>
  license === 'ACCOUNT' ? 'Whole account' : `${license} license`;

export const peopleWords = (count: number): string => (count === 1 ? '1 person' : `${count} people`);
