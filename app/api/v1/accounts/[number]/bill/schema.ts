import { z } from 'zod';
import { BILLING_PERIODS, LICENSES } from '@/lib/billing/types';
import { EVERYONE, operation } from '../../../_lib/operation';
import { accountNumber } from '../../../_lib/shapes';

const amountMinor = z.int().describe('In the currency’s smallest unit.');
const currency = z.string().length(3).describe('ISO 4217.');
const period = z.enum(BILLING_PERIODS);
const license = z.enum(LICENSES).describe('X1 to X8; ACCOUNT bundles what belongs to no single person.');
const total = z.strictObject({ currency, period, amountMinor });

export const billShape = z
  .strictObject({
    account: accountNumber,
    billedIn: z
      .enum(['ACCOUNT_MANAGER', 'BILLING_PORTAL'])
      .describe('Where the account’s admins find it now.'),
    totals: z.array(total).describe('One sum for each currency and period.'),
    licenses: z
      .array(z.strictObject({ license, people: z.int(), totals: z.array(total), items: z.array(z.uuid()) }))
      .describe('The items bundled into licenses; the sums equal those of the items.'),
    items: z.array(
      z.strictObject({
        id: z.uuid(),
        code: z.string(),
        name: z.string(),
        license,
        user: z.uuid().nullable().describe('The end user it is for; null for the whole account.'),
        quantity: z.int(),
        unitPriceMinor: amountMinor,
        amountMinor,
        currency,
        period,
      }),
    ),
  })
  .meta({ id: 'Bill' });

export const getBill = operation({
  id: 'getBill',
  method: 'GET',
  path: '/accounts/{number}/bill',
  tag: 'Accounts',
  summary: 'What the account is billed for: its service items, and the licenses that bundle them',
  who: EVERYONE,
  answers: { 200: { description: 'The bill.', schema: billShape } },
  refusals: [423],
});
