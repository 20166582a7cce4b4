import type { License } from '@/lib/billing/types';
import type { Prisma } from '@/lib/platform/generated/client';
import { idAt, randomFrom } from '../random';
import type { DemoAccount } from './account-type';
import type { DirectoryRow } from './directory';

type Row = Prisma.ServiceItemCreateManyInput;
type Service = { code: string; name: string; price: number };

const SEED = 20_261_123;
const DAY_MS = 86_400_000;
/** The demo's own prices, in the smallest unit of the account's currency. */
const SEATS: Readonly<Record<string, number>> = {
  X1: 1200,
  X2: 2400,
  X3: 2800,
  X4: 4400,
  X5: 5200,
  X6: 8500,
  X7: 11_000,
  X8: 14_000,
};
const CALLING: Service = { code: 'CALL-INTL', name: 'Calling plan, international', price: 650 };
const LOCAL_NUMBER: Service = { code: 'DID-LOCAL', name: 'Direct number, local', price: 190 };
const DEVICE: Service = { code: 'DEV-RENT', name: 'Desk phone, rented', price: 575 };
const RECORDING: Service = { code: 'REC-CALLS', name: 'Call recording', price: 820 };
const CHAT: Service = { code: 'CC-DIGITAL', name: 'Contact Center, chat and email', price: 1350 };
const TOLL_FREE: Service = { code: 'DID-TOLLFREE', name: 'Toll-free number', price: 495 };
const FAX: Service = { code: 'FAX-LINE', name: 'Fax line', price: 990 };
const STORAGE: Service = { code: 'STO-100', name: 'Recording storage, 100 GB', price: 1800 };
const WALLBOARD: Service = { code: 'CC-WALL', name: 'Contact Center wallboard', price: 24_000 };

/** The currency an account is billed in, by where it is. */
export function currencyOf({ region, timeZone }: Pick<DemoAccount, 'region' | 'timeZone'>): string {
  if (region === 'US') return 'USD';
  if (region === 'EUROPE') return timeZone === 'Europe/London' ? 'GBP' : 'EUR';
  if (timeZone.startsWith('Australia/')) return 'AUD';
  return timeZone === 'Asia/Singapore' ? 'SGD' : 'USD';
}

/** What one end user is billed for: the seat of their license, and what goes with it. */
function servicesOf(user: DirectoryRow): Service[] {
  const license = user.license ?? 'X2';
  const isAgent = user.products.includes('CONTACT_CENTER');
  return [
    { code: `${license}-SEAT`, name: `${license} seat`, price: SEATS[license] ?? 2400 },
    ...(['X1', 'X2'].includes(license) ? [] : [CALLING]),
    ...(user.phoneNumber ? [LOCAL_NUMBER] : []),
    ...(user.device ? [DEVICE] : []),
    ...(isAgent ? [RECORDING] : []),
    ...(license === 'X7' || license === 'X8' ? [CHAT] : []),
  ];
}

/** The service items of one account as its directory is now; the same for the same account on every day. */
export function serviceItemRows(account: DemoAccount, users: readonly DirectoryRow[], now: Date): Row[] {
  const random = randomFrom(SEED + account.number);
  const currency = currencyOf(account);
  const item = (
    { code, name, price }: Service,
    license: License,
    directoryUserId: string | null,
    quantity: number,
  ): Row => {
    const createdAt = new Date(now.getTime() - random.whole(30, 300) * DAY_MS);
    const id = idAt(random, createdAt);
    return {
      id,
      accountNumber: account.number,
      code,
      name,
      license,
      directoryUserId,
      quantity,
      unitPriceMinor: price,
      currency,
      createdAt,
    };
  };
  const own = users
    .filter(({ status, license }) => status === 'ACTIVE' && license !== null)
    .flatMap((user) =>
      servicesOf(user).map((service) => item(service, (user.license ?? 'X2') as License, user.id, 1)),
    );
  const shared = [
    item(TOLL_FREE, 'ACCOUNT', null, random.whole(1, 4)),
    item(FAX, 'ACCOUNT', null, account.sites.length),
    ...(account.products.includes('CONTACT_CENTER')
      ? [
          item(STORAGE, 'ACCOUNT', null, random.whole(1, 3)),
          { ...item(WALLBOARD, 'ACCOUNT', null, 1), period: 'YEARLY' as const },
        ]
      : []),
  ];
  return [...shared, ...own];
}
