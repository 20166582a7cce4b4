import type { DirectoryState } from '@/lib/cases/rules/directory';
import type { Product } from '@/lib/cases/types';
import type { Region, ServiceLevel } from '@/lib/service-levels/types';
import { addressPart, FIRST_NAMES, JOB_TITLES, LAST_NAMES } from '../names';
import { idAt, type Random } from '../random';
import type { UpgradeStory } from '../upgrade-story-types';

export type LoadUser = DirectoryState & {
  id: string;
  accountNumber: number;
  createdAt: Date;
  updatedAt: Date;
  version: number;
};

/** A customer of the load data: its account, its one admin, and the end users that stay. */
export type Customer = {
  number: number;
  name: string;
  region: Region;
  timeZone: string;
  serviceLevel: ServiceLevel;
  userAdministration: boolean;
  products: Product[];
  platform: 'CLASSIC' | 'X_SERIES';
  wave: string;
  upgrade: UpgradeStory;
  createdAt: Date;
  updatedAt: Date;
  admin: {
    id: string;
    email: string;
    name: string;
    role: 'CUSTOMER_ADMIN';
    timeZone: string;
    createdAt: Date;
  };
  stayers: LoadUser[];
};

const DAY_MS = 86_400_000;
const STAYERS = 4;
const ZONES: Readonly<Record<Region, readonly string[]>> = {
  US: ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles'],
  EUROPE: ['Europe/London', 'Europe/Paris', 'Europe/Berlin', 'Europe/Madrid'],
  APAC: ['Asia/Singapore', 'Australia/Sydney', 'Pacific/Auckland', 'Asia/Tokyo'],
};
const LEVELS: readonly ServiceLevel[] = ['STANDARD', 'STANDARD', 'PREMIUM', 'PREMIUM_PLUS', 'ENTERPRISE'];
const FIRST_WORDS =
  'Aldergate Beacon Birchwood Calder Cedar Clearwater Cobalt Dunmore Eastfield Elmhurst Fernway Foxglove Granite Greenbank Hawthorn Highfield Ironbridge Kingsway Lakeland Linden Marlow Millbrook Northwind Oakridge Orchard Pinecrest Quayside Redwood Riverside Rowan Saltmarsh Silverdale Southgate Stonebridge Summit Thornbury Upland Valley Westbrook Windmere'.split(
    ' ',
  );
const SECOND_WORDS =
  'Analytics Builders Clinics Components Dental Energy Engineering Finance Foods Freight Hotels Insurance Interiors Labs Learning Legal Logistics Marine Media Optics Partners Pharmacy Plastics Property Retail Robotics Schools Supplies Textiles Travel'.split(
    ' ',
  );

function storyOf(random: Random): UpgradeStory {
  const share = random.next();
  const at = random.pick(['21:00', '22:00', '23:00']);
  if (share < 0.35) return { kind: 'none' };
  if (share < 0.6)
    return { kind: 'scheduled', daysAhead: random.whole(2, 60), at, noticeDays: random.whole(1, 12) };
  if (share < 0.98) return { kind: 'completed', daysAgo: random.whole(5, 200), at, noticeDays: 16 };
  return {
    kind: 'failed',
    daysAgo: random.whole(2, 20),
    at,
    noticeDays: 16,
    reason: 'The call-flow export did not finish in time.',
  };
}

/** An end user; `serial` keeps addresses and extensions apart within the account. */
export function endUser(
  random: Random,
  customer: Pick<Customer, 'number' | 'products'>,
  serial: number,
  at: Date,
): LoadUser {
  const firstName = random.pick(FIRST_NAMES);
  const lastName = random.pick(LAST_NAMES);
  const email = `${addressPart(firstName)}.${addressPart(lastName)}${serial}@c${customer.number}.example`;
  return {
    id: idAt(random, at),
    accountNumber: customer.number,
    firstName,
    lastName,
    email,
    username: email,
    jobTitle: random.pick(JOB_TITLES),
    extension: String(1000 + serial),
    phoneNumber: null,
    callerId: null,
    site: 'Head office',
    license: 'X2',
    costCenter: null,
    device: null,
    products: customer.products,
    status: 'ACTIVE',
    settings: { ringGroups: [], callQueues: [] },
    version: 1,
    createdAt: at,
    updatedAt: at,
  };
}

export function newCustomer(random: Random, number: number, now: Date): Customer {
  const region = random.pick(['US', 'US', 'EUROPE', 'EUROPE', 'APAC'] as const);
  const timeZone = random.pick(ZONES[region]);
  const serviceLevel = random.pick(LEVELS);
  const upgrade = storyOf(random);
  const createdAt = new Date(now.getTime() - random.whole(600, 2_000) * DAY_MS);
  const products: Product[] = random.chance(0.4) ? ['WORK', 'CONTACT_CENTER'] : ['WORK'];
  const name = `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`;
  const email = `admin@c${number}.example`;
  return {
    number,
    name: `${random.pick(FIRST_WORDS)} ${random.pick(SECOND_WORDS)} ${number}`,
    region,
    timeZone,
    serviceLevel,
    userAdministration: serviceLevel === 'ENTERPRISE' || random.chance(0.5),
    products,
    platform: upgrade.kind === 'completed' ? 'X_SERIES' : 'CLASSIC',
    wave: `${region} ${random.whole(1, 40)}`,
    upgrade,
    createdAt,
    updatedAt: createdAt,
    admin: { id: idAt(random, createdAt), email, name, role: 'CUSTOMER_ADMIN', timeZone, createdAt },
    stayers: Array.from({ length: STAYERS }, (_, index) =>
      endUser(random, { number, products }, index, createdAt),
    ),
  };
}
