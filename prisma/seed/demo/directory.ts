import type { DirectoryPatch, DirectorySettings, DirectoryState } from '@/lib/cases/rules/directory';
import type { Product } from '@/lib/cases/types';
import { addressPart, DEVICES, FIRST_NAMES, JOB_TITLES, LAST_NAMES } from '../names';
import { idAt, type Random } from '../random';
import type { DemoAccount } from './account-type';

export type DirectoryRow = DirectoryState & {
  id: string;
  accountNumber: number;
  createdAt: Date;
  updatedAt: Date;
  version: number;
};
type Name = { firstName: string; lastName: string; email: string };

const DAY_MS = 86_400_000;
const FIRST_EXTENSION = 1001;
const WORK_LICENSES = ['X1', 'X2', 'X2', 'X2', 'X3', 'X4', 'X4', 'X5'];
const CENTER_LICENSES = ['X6', 'X6', 'X7', 'X7', 'X8'];
const QUEUES = ['Orders', 'Bookings', 'Accounts', 'Returns', 'Priority'];
const SKILLS = ['English', 'French', 'German', 'Mandarin', 'Spanish', 'Billing', 'Technical'];
const RING_GROUPS = ['Reception', 'Sales', 'Out of hours', 'Back office'];

function settingsOf(random: Random, isAgent: boolean): DirectorySettings {
  const ringGroups = random.chance(0.4) ? [random.pick(RING_GROUPS)] : [];
  if (!isAgent) return { ringGroups, callQueues: [] };
  const contactCenter = {
    role: random.pick(['AGENT', 'AGENT', 'AGENT', 'SUPERVISOR']),
    queues: random
      .shuffled(QUEUES)
      .slice(0, random.whole(1, 2))
      .map((name) => ({ name, priority: random.whole(1, 5) })),
    skills: random
      .shuffled(SKILLS)
      .slice(0, 2)
      .map((name) => ({ name, level: random.whole(1, 10) })),
    groups: [],
    channels: random.chance(0.5) ? ['PHONE', 'CHAT'] : ['PHONE'],
    tenant: null,
  };
  return { ringGroups, callQueues: [], contactCenter };
}

/** The end users of one account: no two with one address, extension or number. */
export class Directory {
  readonly rows: DirectoryRow[] = [];
  readonly #addresses = new Set<string>();
  readonly #named = new Set<string>();
  #extensions = 0;

  constructor(
    readonly account: DemoAccount,
    readonly random: Random,
    now: Date,
  ) {
    const joined = () => new Date(now.getTime() - random.whole(60, 900) * DAY_MS);
    for (const known of account.wellKnown ?? []) {
      const row = this.#join(this.#nameFor(known.firstName, known.lastName), true, joined());
      if (known.isBare) Object.assign(row, { phoneNumber: null, device: null });
      this.#named.add(row.id);
    }
    for (let index = 0; index < account.endUsers; index += 1) {
      this.#join(
        this.newName(),
        account.products.includes('CONTACT_CENTER') && random.chance(0.35),
        joined(),
      );
    }
  }

  #nameFor(firstName: string, lastName: string): Name {
    const email = `${addressPart(firstName)}.${addressPart(lastName)}@${this.account.domain}`;
    this.#addresses.add(email);
    return { firstName, lastName, email };
  }

  /** A name nobody of the account has yet. */
  newName(): Name {
    const tries = Array.from(
      { length: 50 },
      () => [this.random.pick(FIRST_NAMES), this.random.pick(LAST_NAMES)] as const,
    );
    const isFree = ([first, last]: readonly [string, string]) =>
      !this.#addresses.has(`${addressPart(first)}.${addressPart(last)}@${this.account.domain}`);
    const free = tries.find(isFree);
    if (!free) throw new RangeError('No name is free');
    return this.#nameFor(...free);
  }

  nextExtension(): string {
    this.#extensions += 1;
    return String(FIRST_EXTENSION + this.#extensions);
  }

  #join(name: Name, isAgent: boolean, at: Date): DirectoryRow {
    const { account, random } = this;
    return this.create(
      {
        ...name,
        username: name.email,
        jobTitle: random.pick(JOB_TITLES),
        extension: this.nextExtension(),
        phoneNumber: random.chance(0.7) ? account.phone(this.#extensions) : null,
        callerId: account.phone(0),
        site: random.pick(account.sites),
        license: random.pick(isAgent ? CENTER_LICENSES : WORK_LICENSES),
        costCenter: `CC-${random.whole(100, 140)}`,
        device: random.chance(0.6) ? random.pick(DEVICES) : null,
        products: isAgent ? ['WORK', 'CONTACT_CENTER'] : ['WORK'],
        status: 'ACTIVE',
        settings: settingsOf(random, isAgent),
      },
      at,
    );
  }

  create(user: DirectoryState, at: Date): DirectoryRow {
    const row = {
      ...user,
      id: idAt(this.random, at),
      accountNumber: this.account.number,
      createdAt: at,
      updatedAt: at,
      version: 1,
    };
    this.rows.push(row);
    return row;
  }

  patch(user: DirectoryRow, patch: DirectoryPatch, at: Date): DirectoryRow {
    return Object.assign(user, patch, { updatedAt: at, version: user.version + 1 });
  }

  /** Somebody whom no request has named yet; from then on none does. */
  take(product: Product): DirectoryRow {
    const isFree = (row: DirectoryRow) =>
      row.products.includes(product) && !this.#named.has(row.id) && row !== this.rows[0];
    const longAgo = this.stayer().createdAt;
    const user = this.rows.find(isFree) ?? this.#join(this.newName(), product === 'CONTACT_CENTER', longAgo);
    this.#named.add(user.id);
    return user;
  }

  /** The one who stays, and takes over what others leave. */
  stayer(): DirectoryRow {
    const [first] = this.rows;
    if (!first) throw new RangeError(`Nobody works at ${this.account.name}`);
    return first;
  }
}

/** An agent of one account who works on another under the same address: something to settle before a date. */
export function shareAddress(one: Directory, other: Directory): void {
  const agentOf = ({ rows }: Directory) =>
    rows.findLast(({ products }) => products.includes('CONTACT_CENTER'));
  const [agent, same] = [agentOf(one), agentOf(other)];
  if (agent && same) agent.email = same.email;
}
