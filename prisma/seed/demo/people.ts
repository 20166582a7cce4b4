import type { Role } from '@/lib/platform/actor';
import type { SeedPerson } from '../people';

const staff = (role: Role, email: string, name: string, timeZone: string): SeedPerson => ({
  email: `${email}@support.example`,
  name,
  role,
  timeZone,
  accounts: [],
});

const admin = (email: string, name: string, timeZone: string, ...accounts: number[]): SeedPerson => ({
  email,
  name,
  role: 'CUSTOMER_ADMIN',
  timeZone,
  accounts,
});

export const STAFF: readonly SeedPerson[] = [
  staff('AGENT', 'agent', 'Maya Ellison', 'Europe/London'),
  staff('AGENT', 'daniel', 'Daniel Okoro', 'Europe/London'),
  staff('AGENT', 'sofia', 'Sofia Marchetti', 'America/Los_Angeles'),
  staff('AGENT', 'ben', 'Ben Whitaker', 'America/Los_Angeles'),
  staff('AGENT', 'priya', 'Priya Raman', 'Asia/Singapore'),
  staff('AGENT', 'jun', 'Jun Takeda', 'Asia/Singapore'),
  staff('LEAD', 'lead', 'Grace Adomako', 'Europe/London'),
  staff('LEAD', 'ruth', 'Ruth Calloway', 'America/Los_Angeles'),
  staff('OPERATIONS', 'operations', 'Viktor Hallberg', 'Europe/London'),
  staff('OPERATIONS', 'carmen', 'Carmen Ibarra', 'America/Los_Angeles'),
];

export const ADMINS: readonly SeedPerson[] = [
  admin('admin@halden.example', 'Eleanor Marsh', 'Europe/London', 100001, 100002, 100003),
  { ...admin('it@halden.example', 'Curtis Boyd', 'America/Los_Angeles', 100001), isUnconfirmed: true },
  admin('admin@brightwater.example', 'Owen Pritchard', 'Europe/London', 200001),
  {
    ...admin('service@brightwater.example', 'Hannah Doyle', 'Europe/London', 200001),
    isUnconfirmed: true,
    signedInDaysAgo: null,
  },
  admin('office@northgate.example', 'Teresa Aguilar', 'America/Chicago', 300001, 300002),
  admin('telecoms@copperline.example', 'Malik Robinson', 'America/New_York', 310001),
  admin('systems@larkspur.example', 'Joan Whitehorse', 'America/Phoenix', 320001),
  admin('office@fairmile.example', 'Peter Nowak', 'America/New_York', 330001),
  { ...admin('it@juniper.example', 'Anita Deshmukh', 'America/Los_Angeles', 340001), signedInDaysAgo: 140 },
  admin('admin@kestrelrowe.example', 'Fergus Kerr', 'Europe/London', 400001),
  admin('it@oakfield.example', 'Linda Cheung', 'Europe/London', 400002),
  admin('beheer@vandijk.example', 'Sanne Visser', 'Europe/Amsterdam', 410001),
  admin('bureau@marchand.example', 'Julien Roche', 'Europe/Paris', 420001),
  admin('it@tamarind.example', 'Cheryl Teo', 'Asia/Singapore', 500001, 500002),
  admin('sydney@tamarind.example', 'Mark Donnelly', 'Australia/Sydney', 500002),
  admin('office@pelorus.example', 'Aroha Ngata', 'Pacific/Auckland', 510001),
  admin('it@banyan.example', 'Miguel Bautista', 'Asia/Manila', 520001),
  admin('admin@kowhai.example', 'Rebecca Stone', 'Australia/Melbourne', 530001),
];

/** The desk's agents by the region they mostly work for. */
export const AGENTS_OF = {
  US: ['sofia@support.example', 'ben@support.example'],
  EUROPE: ['agent@support.example', 'daniel@support.example'],
  APAC: ['priya@support.example', 'jun@support.example'],
} as const;
