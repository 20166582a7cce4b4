import { subjectOf } from '@/lib/cases/rules/subject';
import type { UserAdministrationInput } from '@/lib/cases/schema/open-case';
import type { PersonRef, Product, RequestType } from '@/lib/cases/types';
import { deadlinesFor } from '@/lib/service-levels/rules/deadlines';
import type { ServiceLevels } from '@/lib/service-levels/rules/engine';
import { openNow } from '@/lib/service-levels/rules/hours';
import type { DeadlineFacts } from '@/lib/service-levels/types';
import { CaseStory, type Opening, type RequestItem } from '../case-story';
import type { Random } from '../random';
import type { DemoAccount } from './account-type';
import type { Directory } from './directory';
import type { Outcome, Plot } from './plots';
import type { Problem } from './problems';
import { requestItems } from './requests';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LONGEST_LOOK_BACK_MINUTES = 10 * 1440;

export type Scene = {
  engine: ServiceLevels;
  random: Random;
  now: Date;
  directoryOf: (account: number) => Directory;
  adminIdsOf: (account: number) => readonly string[];
  staffOf: (email: string) => PersonRef;
  /** When the account was locked; no end while it still is. */
  lockoutsOf: (account: number) => readonly { from: Date; to: Date | null }[];
};

/** When a case must have come in for this share of its first target to have passed by now. */
function receivedForShare(
  { engine, now }: Scene,
  facts: Omit<DeadlineFacts<Date>, 'receivedAt'>,
  share: number,
): Date {
  for (let minutes = 1; minutes < LONGEST_LOOK_BACK_MINUTES; minutes += 1) {
    const receivedAt = new Date(now.getTime() - minutes * MINUTE_MS);
    const { respondBy } = deadlinesFor(engine, { ...facts, receivedAt });
    if (now.getTime() - receivedAt.getTime() >= share * (respondBy.getTime() - receivedAt.getTime()))
      return receivedAt;
  }
  throw new RangeError('No time of reception gives that share');
}

/** Cases of the past came in while people were at work. */
function receivedInHours({ engine, random, now }: Scene, { region }: DemoAccount, daysAgo: number): Date {
  let at = now.getTime() - daysAgo * DAY_MS - random.whole(0, 170) * MINUTE_MS;
  for (let tries = 0; tries < 100 && !openNow(engine, region, new Date(at)); tries += 1)
    at -= 2 * HOUR_MS + 7 * MINUTE_MS;
  return new Date(at);
}

const UNTOUCHED: readonly Outcome[] = ['unanswered', 'claimed'];
const UNDER_WAY: readonly Outcome[] = ['working', 'waiting', 'back'];

function receivedAt(
  scene: Scene,
  plot: Plot,
  account: DemoAccount,
  facts: Pick<Opening, 'kind' | 'severity'>,
): Date {
  const { serviceLevel, region } = account;
  const jitter = scene.random.whole(0, 59_999);
  if (UNTOUCHED.includes(plot.outcome)) {
    const received = receivedForShare(scene, { ...facts, serviceLevel, region }, plot.gone);
    return new Date(received.getTime() - jitter);
  }
  if (UNDER_WAY.includes(plot.outcome)) return new Date(scene.now.getTime() - plot.gone * DAY_MS - jitter);
  return receivedInHours(scene, account, plot.gone);
}

export function openProblem(
  scene: Scene,
  plot: Plot,
  account: DemoAccount,
  problem: Problem,
  relatedTo: CaseStory<DemoAccount> | null,
) {
  const facts = { kind: 'TECHNICAL' as const, severity: plot.severity ?? problem.severity };
  const { product, subject, description } = problem;
  return new CaseStory(scene.engine, scene.random, {
    ...facts,
    account,
    product,
    subject,
    description,
    request: null,
    items: [],
    relatedTo,
    requesterId: scene.random.pick(scene.adminIdsOf(account.number)),
    receivedAt: receivedAt(scene, plot, account, facts),
  });
}

export function openRequest(
  scene: Scene,
  plot: Plot & { about: Exclude<Plot['about'], 'TECHNICAL'> },
  account: DemoAccount,
  description: string,
) {
  const { random } = scene;
  const facts = { kind: 'USER_ADMINISTRATION' as const, severity: plot.severity ?? 'S3' };
  const received = receivedAt(scene, plot, account, facts);
  const product = random.chance(0.65) ? 'WORK' : random.pick(account.products);
  const day = new Date(received.getTime() + random.whole(0, 6) * DAY_MS).toISOString().slice(0, 10);
  const asked = { directory: scene.directoryOf(account.number), random, day };
  const items = requestItems(asked, product, plot.about, plot.users ?? 1);
  return new CaseStory(scene.engine, random, {
    ...facts,
    account,
    product,
    request: plot.about,
    subject: subjectFor(product, plot.about, items),
    description,
    items,
    relatedTo: null,
    requesterId: random.pick(scene.adminIdsOf(account.number)),
    receivedAt: received,
  });
}

function subjectFor(product: Product, request: RequestType, items: readonly RequestItem[]): string {
  const asked = { kind: 'USER_ADMINISTRATION', product, request } as UserAdministrationInput;
  return subjectOf(
    asked,
    items.map(({ about }) => about),
  );
}
