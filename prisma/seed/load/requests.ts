import { summaryOf } from '@/lib/cases/rules/subject';
import type { Product, RequestType } from '@/lib/cases/types';
import type { RequestItem } from '../case-story';
import { JOB_TITLES } from '../names';
import type { Random } from '../random';
import { type Customer, endUser, type LoadUser } from './customers';

export type LoadItem = RequestItem & {
  /** The directory's row that only this item is about, as it is in the end; null when there is none (yet). */
  leaves: () => LoadUser | null;
};

type Asked = { random: Random; customer: Customer; at: Date; serial: () => number };

const DAY_MS = 86_400_000;

const named = ({ firstName, lastName, email }: LoadUser) => ({ firstName, lastName, email });
const whom = (user: LoadUser) => ({
  userId: user.id,
  email: user.email,
  name: `${user.firstName} ${user.lastName}`,
});

function newUser({ random, customer, at, serial }: Asked, product: Product): LoadItem {
  const user = endUser(random, { ...customer, products: [product] }, serial(), at);
  const fields =
    product === 'WORK'
      ? { license: 'X2', number: 'NONE', ringGroups: [], site: user.site }
      : { role: 'AGENT', queues: [], skills: [], groups: [], channels: ['PHONE'] };
  let created: LoadUser | null = null;
  const complete = (doneAt: Date) => {
    created = { ...user, createdAt: doneAt, updatedAt: doneAt };
    return user.id;
  };
  return {
    about: named(user),
    summary: summaryOf(user),
    fields: { ...named(user), ...fields },
    directoryUserId: null,
    complete,
    leaves: () => created,
  };
}

/** The directory shows what the last change left; each change of a title is one to the title that is there now. */
function changeUser({ random }: Asked, user: LoadUser, product: Product): LoadItem {
  const change =
    product === 'WORK'
      ? { jobTitle: user.jobTitle, from: { jobTitle: random.pick(JOB_TITLES) } }
      : { addToQueues: ['Orders'], from: {} };
  return {
    about: named(user),
    summary: summaryOf(user),
    fields: { ...whom(user), ...change },
    directoryUserId: user.id,
    complete: () => user.id,
    leaves: () => null,
  };
}

function offBoardUser({ random, customer, at, serial }: Asked, product: Product): LoadItem {
  const joined = new Date(at.getTime() - random.whole(30, 500) * DAY_MS);
  const user = endUser(random, { ...customer, products: [product] }, serial(), joined);
  const [heir] = customer.stayers;
  const decisions = {
    action: 'DEACTIVATE',
    number: 'RELEASE',
    voicemail: 'DELETE',
    license: 'RETURN',
    device: 'RELEASE',
  };
  const fields = {
    ...whom(user),
    ...decisions,
    ...(product === 'CONTACT_CENTER' ? { openInteractionsTo: heir?.id } : {}),
  };
  const complete = (doneAt: Date) => {
    Object.assign(user, {
      status: 'DEACTIVATED',
      license: null,
      extension: null,
      updatedAt: doneAt,
      version: 2,
    });
    return user.id;
  };
  return {
    about: named(user),
    summary: summaryOf(user),
    fields,
    directoryUserId: user.id,
    complete,
    leaves: () => user,
  };
}

export function loadItems(asked: Asked, product: Product, request: RequestType): LoadItem[] {
  const { random, customer } = asked;
  const share = random.next();
  const wanted = share < 0.7 ? 1 : share < 0.95 ? random.whole(2, 3) : random.whole(4, 8);
  if (request === 'CHANGE') {
    return random
      .shuffled(customer.stayers)
      .slice(0, wanted)
      .map((user) => changeUser(asked, user, product));
  }
  return Array.from({ length: wanted }, () =>
    request === 'NEW_USER' ? newUser(asked, product) : offBoardUser(asked, product),
  );
}
