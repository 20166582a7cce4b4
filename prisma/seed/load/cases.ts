import { subjectOf } from '@/lib/cases/rules/subject';
import type { UserAdministrationInput } from '@/lib/cases/schema/open-case';
import type { PersonRef } from '@/lib/cases/types';
import type { ServiceLevels } from '@/lib/service-levels/rules/engine';
import { CaseStory } from '../case-story';
import { PROBLEMS } from '../demo/problems';
import { WORDS } from '../demo/words';
import type { Random } from '../random';
import type { Customer, LoadUser } from './customers';
import { type LoadItem, loadItems } from './requests';
import { type Script, tellOpen, tellOver } from './telling';

export type Crowd = {
  engine: ServiceLevels;
  random: Random;
  now: Date;
  customers: readonly Customer[];
  agents: readonly PersonRef[];
  /** Out of a lockout of the account, if that instant lies in one. */
  outsideLockout: (account: number, at: Date) => Date;
  serial: () => number;
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const HISTORY_DAYS = 540;
const DAYS_TO_SETTLE = 3;
const OPEN_HOURS = 26;

/** Some customers write far more often than others. */
function someCustomer({ random, customers }: Crowd): Customer {
  const found = customers[Math.floor(random.next() ** 2 * customers.length)];
  if (!found) throw new RangeError('There is no customer');
  return found;
}

function opened(crowd: Crowd, receivedAt: Date): { story: CaseStory; items: LoadItem[]; script: Script } {
  const { random, engine } = crowd;
  const account = someCustomer(crowd);
  const common = { account, requesterId: account.admin.id, receivedAt, relatedTo: null };
  if (!account.userAdministration || random.chance(0.4)) {
    const problem = random.pick(PROBLEMS.filter(({ product }) => account.products.includes(product)));
    const { product, severity, subject, description } = problem;
    const facts = {
      kind: 'TECHNICAL' as const,
      request: null,
      product,
      severity,
      subject,
      description,
      items: [],
    };
    return { story: new CaseStory(engine, random, { ...common, ...facts }), items: [], script: problem };
  }
  const product = random.pick(account.products);
  const request = random.pick(['NEW_USER', 'NEW_USER', 'CHANGE', 'CHANGE', 'OFF_BOARD'] as const);
  const items = loadItems(
    { random, customer: account, at: receivedAt, serial: crowd.serial },
    product,
    request,
  );
  const asked = { kind: 'USER_ADMINISTRATION', product, request } as UserAdministrationInput;
  const words = WORDS[request];
  const facts = {
    kind: 'USER_ADMINISTRATION' as const,
    product,
    request,
    severity: random.pick(['S3', 'S3', 'S3', 'S3', 'S3', 'S3', 'S3', 'S2', 'S2', 'S1'] as const),
    subject: subjectOf(
      asked,
      items.map(({ about }) => about),
    ),
    description: random.pick(words.descriptions),
    items,
  };
  const script = {
    answer: random.pick(words.answers),
    question: random.pick(words.questions),
    fix: random.pick(words.done),
  };
  return { story: new CaseStory(engine, random, { ...common, ...facts }), items, script };
}

export type Told = { story: CaseStory; users: LoadUser[] };

/** The `index`-th of `cases` cases, oldest first; the last `open` of them are still open. */
export function loadCase(crowd: Crowd, index: number, size: { cases: number; open: number }): Told {
  const { random, now } = crowd;
  const over = size.cases - size.open;
  const isOver = index < over;
  const position = isOver ? 1 - index / over : 1 - (index - over) / size.open;
  const ageMs = isOver
    ? DAYS_TO_SETTLE * DAY_MS + position * HISTORY_DAYS * DAY_MS
    : position * OPEN_HOURS * HOUR_MS;
  const { story, items, script } = opened(
    crowd,
    new Date(now.getTime() - Math.ceil(ageMs) - random.whole(0, 59_999)),
  );
  const telling = {
    random,
    now,
    agent: random.pick(crowd.agents),
    script,
    outsideLockout: crowd.outsideLockout,
  };
  if (isOver) tellOver(story, telling);
  else tellOpen(story, telling);
  return { story, users: items.flatMap((item) => item.leaves() ?? []) };
}
